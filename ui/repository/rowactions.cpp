#include "ui/repository/rowactions.h"

#include "ui/repository/rowtree.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

Bookmark bookmarkOf(const QModelIndex &row)
{
    return {.kind = RowKind(row.data(RowKindRole).toInt()),
            .uuid = row.data(RowIdRole).toString(),
            .title = row.data(Qt::DisplayRole).toString()};
}

} // namespace

RowActions::RowActions(RowTree &tree, Bookmarks &bookmarks)
    : QObject(&tree), m_tree(tree), m_bookmarks(bookmarks), m_open(add(u"row-open"_s, tr("&Open"))),
      m_about(add(u"row-about"_s, tr("&About this dataset"))),
      m_harvest(add(u"row-harvest"_s, tr("&Harvest into the curation"))),
      m_pin(add(u"row-pin"_s, tr("&Pin at the top")))
{
    m_about->setShortcut(QKeySequence(u"Alt+Return"_s));
    connect(m_open, &QAction::triggered, this, [this] { emit openWanted(m_tree.currentIndex()); });
    connect(m_about, &QAction::triggered, this, [this] { emit aboutWanted(m_tree.currentIndex()); });
    connect(m_harvest, &QAction::triggered, this,
            [this] { emit harvestWanted(m_tree.selectionModel()->selectedRows()); });
    connect(m_pin, &QAction::triggered, this, &RowActions::pin);
    tree.setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(tree.selectionModel(), &QItemSelectionModel::currentChanged, this, &RowActions::follow);
    connect(tree.selectionModel(), &QItemSelectionModel::selectionChanged, this, &RowActions::follow);
    connect(tree.model(), &QAbstractItemModel::modelReset, this, &RowActions::follow);
    connect(&bookmarks, &Bookmarks::changed, this, &RowActions::follow);
    tree.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&tree, &QWidget::customContextMenuRequested, this, &RowActions::showMenu);
    follow();
}

QAction *RowActions::add(const QString &name, const QString &text)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_tree.addAction(action);
    return action;
}

void RowActions::follow()
{
    const Bookmark current = bookmarkOf(m_tree.currentIndex());
    const bool isDataset = current.kind == RowKind::Dataset && !current.uuid.isEmpty();
    const bool isItem = isDataset || current.kind == RowKind::Collection;
    m_open->setEnabled(isItem);
    m_about->setEnabled(isDataset);
    m_harvest->setEnabled(canHarvest());
    m_pin->setEnabled(isItem);
    m_pin->setText(isItem && m_bookmarks.isPinned(current.uuid) ? tr("Take off the &pinned") : tr("&Pin at the top"));
}

bool RowActions::canHarvest() const
{
    const QModelIndexList rows = m_tree.selectionModel()->selectedRows();
    const auto isOf = [](const QModelIndex &row, RowKind kind) { return row.data(RowKindRole).toInt() == int(kind); };
    if (rows.size() == 1 && (isOf(rows[0], RowKind::Collection) || isOf(rows[0], RowKind::Author)))
        return true;
    return !rows.isEmpty() &&
           std::all_of(rows.begin(), rows.end(), [&](const QModelIndex &row) { return isOf(row, RowKind::Dataset); });
}

void RowActions::showMenu(const QPoint &place)
{
    if (!m_open->isEnabled() && !m_harvest->isEnabled())
        return;
    auto *menu = new QMenu(&m_tree);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_open, m_about, m_harvest, m_pin});
    menu->popup(m_tree.viewport()->mapToGlobal(place));
}

void RowActions::pin()
{
    const Bookmark current = bookmarkOf(m_tree.currentIndex());
    if (m_bookmarks.isPinned(current.uuid))
        m_bookmarks.unpin(current.uuid);
    else
        m_bookmarks.pin(current);
}

} // namespace kader::ui
