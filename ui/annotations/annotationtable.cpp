#include "ui/annotations/annotationtable.h"

#include "ui/actions/actions.h"
#include "ui/annotations/annotationdelegate.h"
#include "ui/annotations/annotationfilter.h"
#include "ui/annotations/annotationmodel.h"
#include "ui/shared/emptystate.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

AnnotationTable::AnnotationTable(Workspace &workspace, Actions &actions, AnnotationModel &model,
                                 AnnotationFilter &filter, QWidget *parent)
    : QTableView(parent), m_workspace(workspace), m_actions(actions), m_model(model), m_filter(filter),
      m_delegate(new AnnotationDelegate(this)), m_empty(new EmptyState(viewport()))
{
    setObjectName(u"annotation-table"_s);
    setAccessibleName(tr("Annotations"));
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    actions.useRegionKeysIn(this);
    followModel();
    setModel(&filter);
    setUpColumns();
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AnnotationTable::selectCurrent);
    connect(&workspace, &Workspace::selectionChanged, this, &AnnotationTable::followSelection);
    connect(this, &QTableView::doubleClicked, &workspace, &Workspace::requestEditing);
    connect(m_empty, &EmptyState::pressed, this, &AnnotationTable::pressEmptyButton);
    m_fitting.setSingleShot(true);
    m_fitting.setInterval(0);
    connect(&m_fitting, &QTimer::timeout, this, &AnnotationTable::fitVisibleRows);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { m_fitting.start(); });
    followScope();
    followSelection();
}

void AnnotationTable::setUpColumns()
{
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(10);
    verticalHeader()->setDefaultSectionSize(m_delegate->heightFor({}, 100, font()));
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(36);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(AnnotationModel::Text, QHeaderView::Stretch);
    const QFontMetrics metrics(font());
    header->resizeSection(AnnotationModel::Region, metrics.horizontalAdvance(u"0000,0000,0000,000"_s) + 16);
    header->resizeSection(AnnotationModel::Language, metrics.horizontalAdvance(u"nl-NL"_s) + 16);
    header->resizeSection(AnnotationModel::Canvas, metrics.horizontalAdvance(u"CA000000X0…"_s) + 16);
    // Until somebody asks for an order, that in which they were made.
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    connect(header, &QHeaderView::sectionResized, this, [this] { m_fitting.start(); });
}

/// Connected before the view itself, to know of removals before it moves its current row.
void AnnotationTable::followModel()
{
    connect(&m_filter, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_isFollowing = true; });
    connect(&m_filter, &QAbstractItemModel::rowsRemoved, this, &AnnotationTable::afterRemoval, Qt::QueuedConnection);
    const auto afterChange = [this] {
        m_fitting.start();
        updateEmptyState();
    };
    connect(&m_filter, &QAbstractItemModel::rowsInserted, this, afterChange);
    connect(&m_filter, &QAbstractItemModel::dataChanged, this, afterChange);
    connect(&m_filter, &QAbstractItemModel::layoutChanged, this, afterChange);
    connect(&m_filter, &QAbstractItemModel::modelReset, this, [this, afterChange] {
        afterChange();
        QMetaObject::invokeMethod(this, &AnnotationTable::followSelection, Qt::QueuedConnection);
    });
}

// --- Selection ----------------------------------------------------------------------------------------------

void AnnotationTable::followSelection()
{
    const QScopedValueRollback following(m_isFollowing, true);
    const std::optional<QUuid> selected = m_workspace.selected();
    const int row = selected ? m_model.rowOf(*selected) : -1;
    const QModelIndex wanted = row >= 0 ? m_filter.mapFromSource(m_model.index(row, 0)) : QModelIndex();
    if (wanted.isValid()) {
        if (wanted.row() != currentIndex().row() || !selectionModel()->isSelected(wanted))
            setCurrentIndex(wanted);
        scrollTo(wanted);
        return;
    }
    if (!selected && hasFocus() && currentIndex().isValid())
        m_orphaned = currentIndex().row();
    clearSelection();
    setCurrentIndex({});
}

void AnnotationTable::selectCurrent(const QModelIndex &current)
{
    if (!m_isFollowing && current.isValid())
        m_workspace.select(current.data(AnnotationModel::IdRole).toUuid());
}

/// Whoever deletes in the table goes on with the row that comes to stand there.
void AnnotationTable::afterRemoval()
{
    m_isFollowing = false;
    m_fitting.start();
    updateEmptyState();
    const std::optional<int> orphaned = std::exchange(m_orphaned, {});
    if (orphaned && hasFocus() && !m_workspace.selected() && m_filter.rowCount() > 0)
        setCurrentIndex(m_filter.index(qMin(*orphaned, m_filter.rowCount() - 1), 0));
    else
        followSelection();
}

// --- Keyboard -----------------------------------------------------------------------------------------------

bool AnnotationTable::isTyping(const QKeyEvent &event) const
{
    const Qt::KeyboardModifiers others = event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    const QString text = event.text();
    return others == Qt::NoModifier && m_workspace.selected() && !text.isEmpty() && text.front().isPrint() &&
           !text.front().isSpace();
}

bool AnnotationTable::event(QEvent *event)
{
    // Letters that are keys of actions elsewhere are text here.
    if (event->type() == QEvent::ShortcutOverride && isTyping(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void AnnotationTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return m_workspace.requestCanvasFocus();
    if (m_workspace.selected() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return m_workspace.requestEditing();
    if (isTyping(*event)) {
        emit typed(event->text());
        return;
    }
    QTableView::keyPressEvent(event);
}

// --- Look ---------------------------------------------------------------------------------------------------

void AnnotationTable::followScope()
{
    setColumnHidden(AnnotationModel::Canvas, m_model.scope() == AnnotationScope::Canvas);
    updateEmptyState();
}

void AnnotationTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_empty->setGeometry(viewport()->rect());
    m_fitting.start();
}

/// Rows out of view keep what height they have: measuring 100,000 texts takes long, and nobody sees it.
void AnnotationTable::fitVisibleRows()
{
    const int width = columnWidth(AnnotationModel::Text);
    int row = qMax(0, rowAt(0));
    for (int bottom = 0; row < m_filter.rowCount() && bottom < viewport()->height(); ++row) {
        const int height =
            m_delegate->heightFor(m_filter.index(row, AnnotationModel::Text).data().toString(), width, font());
        if (rowHeight(row) != height)
            setRowHeight(row, height);
        bottom += height;
    }
}

void AnnotationTable::setLacksPages(bool lacksPages)
{
    m_lacksPages = lacksPages;
    updateEmptyState();
}

void AnnotationTable::updateEmptyState()
{
    m_empty->setVisible(m_filter.rowCount() == 0);
    if (m_filter.rowCount() > 0)
        return;
    if (m_model.rowCount() > 0)
        return m_empty->say(tr("No annotation here has “%1” in it.").arg(m_filter.wanted()), tr("Clear the filter"));
    if (!m_workspace.source())
        return m_empty->say(tr("Open a dataset to see its annotations."));
    const QString button = m_actions[ActionId::ImportCsv].isEnabled() ? tr("Import CSV…") : QString();
    switch (m_model.scope()) {
    case AnnotationScope::Canvas:
        return m_empty->say(m_lacksPages ? tr("Nothing else on this canvas yet. Press R and drag, or import a CSV.")
                                         : tr("No annotations on this canvas yet. Press R and drag, or import a CSV."),
                            button);
    case AnnotationScope::Dataset:
        return m_empty->say(tr("No annotations in this dataset yet. Press R and drag on a canvas, or import a CSV."),
                            button);
    case AnnotationScope::Curation:
        return m_empty->say(tr("No annotations in this curation yet. Press R and drag on a canvas, or import a CSV."),
                            button);
    }
}

void AnnotationTable::pressEmptyButton()
{
    if (m_model.rowCount() > 0)
        emit clearingWanted();
    else
        m_actions[ActionId::ImportCsv].trigger();
}

} // namespace kader::ui
