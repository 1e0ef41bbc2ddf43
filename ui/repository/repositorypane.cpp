#include "ui/repository/repositorypane.h"

#include "ui/repository/repositorymodel.h"
#include "ui/repository/twolinedelegate.h"
#include "ui/theme/icons.h"
#include "ui/workspace/workspace.h"

#include <QCursor>
#include <QLineEdit>
#include <QPainter>
#include <QSignalBlocker>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int chevron = 12;
constexpr int chevronTop = 8;
constexpr std::chrono::milliseconds typingPause(300);

/// A tree whose rows are selected over their whole width, with chevrons in the text's colours.
class RowTree final : public QTreeView {
protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyle::State state = option.state;
        state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        state.setFlag(QStyle::State_MouseOver, index == indexAt(viewport()->mapFromGlobal(QCursor::pos())));
        painter->save();
        paintRowGround(*painter, QRect(0, option.rect.top(), viewport()->width(), option.rect.height()), state);
        painter->restore();
        QTreeView::drawRow(painter, option, index);
    }

    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override
    {
        if (!model()->hasChildren(index))
            return;
        const QRect square(rect.right() - chevron + 1, rect.top() + chevronTop, chevron, chevron);
        icon(isExpanded(index) ? "chevron-down"_L1 : "chevron-right"_L1).paint(painter, square);
    }
};

} // namespace

RepositoryPane::RepositoryPane(Workspace &workspace, Actions &, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_model(new RepositoryModel(workspace.repository(), this)),
      m_search(new QLineEdit), m_tree(new RowTree), m_typing(new QTimer(this))
{
    setObjectName(u"repository-pane"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 4, 4);
    layout->setSpacing(8);
    addSearch();
    addTree();
    connect(&workspace, &Workspace::repositoryChanged, this, &RepositoryPane::restart);
    connect(&workspace, &Workspace::sourceChanged, this, &RepositoryPane::learn);
    connect(&workspace, &Workspace::collectionOpened, this, [this](const repository::Collection &collection) {
        m_wanted = collection;
        showWanted();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &RepositoryPane::showWanted);
}

void RepositoryPane::addSearch()
{
    m_search->setObjectName(u"repository-search"_s);
    m_search->setPlaceholderText(tr("Search collections"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon("search"_L1), QLineEdit::LeadingPosition);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPause);
    connect(m_search, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, m_typing, [this] { m_typing->start(0); });
    connect(m_typing, &QTimer::timeout, this, [this] {
        m_typing->setInterval(typingPause);
        m_model->search(m_search->text().trimmed());
    });
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 8, 0);
    row->addWidget(m_search);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void RepositoryPane::addTree()
{
    m_tree->setObjectName(u"repository-tree"_s);
    m_tree->setAccessibleName(tr("Collections and datasets"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new TwoLineDelegate(TwoLineDelegate::Ground::InView, m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(16);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setMouseTracking(true);
    m_tree->setExpandsOnDoubleClick(true);
    connect(m_tree, &QTreeView::activated, this, &RepositoryPane::activate);
    layout()->addWidget(m_tree);
}

void RepositoryPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // After the window is up.
    QTimer::singleShot(0, m_model, &RepositoryModel::load);
}

void RepositoryPane::activate(const QModelIndex &index)
{
    if (m_model->kind(index) == RepositoryModel::Kind::Failed)
        m_model->retry(index);
    else if (const std::optional<repository::ItemId> dataset = m_model->datasetId(index))
        m_workspace.openDataset(*dataset);
}

void RepositoryPane::showWanted()
{
    const QModelIndex index = m_wanted ? m_model->find(*m_wanted) : QModelIndex();
    if (!index.isValid())
        return;
    m_wanted.reset();
    m_tree->setCurrentIndex(index);
    m_tree->expand(index);
    m_tree->scrollTo(index, QAbstractItemView::PositionAtTop);
    m_tree->setFocus();
}

void RepositoryPane::learn()
{
    const curation::SourcePtr source = m_workspace.source();
    if (!source || source->dataset.isEmpty())
        return;
    const QString licence = source->record ? source->record->licence.name : QString();
    m_model->learn(source->dataset, int(source->manifest.canvases().size()), licence);
}

void RepositoryPane::restart()
{
    const QSignalBlocker quiet(m_search);
    m_search->clear();
    m_typing->stop();
    m_model->setRepository(m_workspace.repository());
}

} // namespace kader::ui
