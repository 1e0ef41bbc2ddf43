#include "ui/annotations/annotationtable.h"

#include "ui/actions/actions.h"
#include "ui/annotations/annotationdelegate.h"
#include "ui/annotations/cutouts.h"
#include "ui/annotations/tablecolumns.h"
#include "ui/shared/emptystate.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

AnnotationTable::AnnotationTable(Workspace &workspace, Actions &actions, AnnotationModel &model, QWidget *parent)
    : QTableView(parent), m_workspace(workspace), m_actions(actions), m_model(model),
      m_cutOuts(new CutOuts(workspace, this)), m_delegate(new AnnotationDelegate(*m_cutOuts, this)),
      m_empty(new EmptyState(viewport()))
{
    setObjectName(u"annotation-table"_s);
    setAccessibleName(tr("Annotations"));
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    actions.useRegionKeysIn(this);
    followModel();
    setModel(&model);
    m_columns = new TableColumns(*this);
    setUpColumns();
    connect(&workspace, &Workspace::selectionChanged, this, &AnnotationTable::followSelection);
    connect(m_cutOuts, &CutOuts::arrived, viewport(), qOverload<>(&QWidget::update));
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
    // Until somebody asks for an order, that in which they were made.
    QHeaderView *header = horizontalHeader();
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    connect(header, &QHeaderView::sectionResized, this, [this] { m_fitting.start(); });
}

/// Connected before the view itself, to know of removals before it moves its current row.
void AnnotationTable::followModel()
{
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_isFollowing = true; });
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_isFollowing = true;
        m_scrolled = verticalScrollBar()->value();
    });
    const auto afterChange = [this] {
        m_fitting.start();
        updateEmptyState();
    };
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, afterChange);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, afterChange);
    connect(&m_model, &AnnotationModel::listed, this, &AnnotationTable::followList);
}

// --- Selection ----------------------------------------------------------------------------------------------

void AnnotationTable::followSelection()
{
    if (m_isTelling)
        return;
    const QScopedValueRollback following(m_isFollowing, true);
    const std::optional<QUuid> selected = m_workspace.selected();
    const int row = selected ? m_model.rowOf(*selected) : -1;
    if (row < 0) {
        if (!selected && hasFocus() && currentIndex().isValid())
            m_orphaned = firstSelectedRow();
        clearSelection();
        return setCurrentIndex({});
    }
    const QModelIndex wanted = m_model.index(row, qMax(0, currentIndex().column()));
    if (selectedIds() != m_workspace.selection())
        selectionModel()->select(rowsOf(m_workspace.selection()),
                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    selectionModel()->setCurrentIndex(wanted, QItemSelectionModel::NoUpdate);
    scrollTo(wanted);
}

/// As few ranges as there can be.
QItemSelection AnnotationTable::rowsOf(const QList<QUuid> &ids) const
{
    QItemSelection rows;
    const QSet<QUuid> wanted(ids.cbegin(), ids.cend());
    const QList<QUuid> &listed = m_model.ids();
    for (qsizetype row = 0; row < listed.size(); ++row) {
        if (!wanted.contains(listed[row]))
            continue;
        const qsizetype first = row;
        while (row + 1 < listed.size() && wanted.contains(listed[row + 1]))
            ++row;
        rows.append(QItemSelectionRange(m_model.index(int(first), 0),
                                        m_model.index(int(row), AnnotationModel::ColumnCount - 1)));
    }
    return rows;
}

QList<QUuid> AnnotationTable::selectedIds() const
{
    QItemSelection selection = selectionModel()->selection();
    std::sort(selection.begin(), selection.end(),
              [](const QItemSelectionRange &a, const QItemSelectionRange &b) { return a.top() < b.top(); });
    QList<QUuid> ids;
    int next = 0;
    for (const QItemSelectionRange &range : std::as_const(selection)) {
        const int first = qMax(next, range.top());
        ids += m_model.ids().sliced(first, qMax(0, range.bottom() + 1 - first));
        next = qMax(next, range.bottom() + 1);
    }
    return ids;
}

int AnnotationTable::firstSelectedRow() const
{
    int first = currentIndex().row();
    for (const QItemSelectionRange &range : selectionModel()->selection())
        first = qMin(first, range.top());
    return first;
}

void AnnotationTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    tellSelection();
}

void AnnotationTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    tellSelection();
}

void AnnotationTable::tellSelection()
{
    if (m_isFollowing)
        return;
    const QList<QUuid> ids = selectedIds();
    const QScopedValueRollback telling(m_isTelling, true);
    if (ids.isEmpty()) {
        // One that is not listed here stays selected.
        const std::optional<QUuid> selected = m_workspace.selected();
        const bool isTaken = currentIndex().isValid() && selected && m_model.rowOf(*selected) >= 0;
        return isTaken ? m_workspace.select(std::nullopt) : void();
    }
    // Where the current row is none of them, the first one is shown.
    const int row = currentIndex().row();
    const bool isAmong = row >= 0 && selectionModel()->isRowSelected(row);
    m_workspace.select(ids, isAmong ? m_model.ids()[row] : ids.front());
}

void AnnotationTable::followList(bool isAnother)
{
    m_isFollowing = false;
    m_fitting.start();
    updateEmptyState();
    const std::optional<int> scrolled = std::exchange(m_scrolled, {});
    if (scrolled && !isAnother)
        verticalScrollBar()->setValue(*scrolled);
    followSelection();
    if (m_orphaned)
        QMetaObject::invokeMethod(this, &AnnotationTable::goOn, Qt::QueuedConnection);
}

/// Whoever deletes in the table goes on with the row that comes to stand there.
void AnnotationTable::goOn()
{
    const std::optional<int> orphaned = std::exchange(m_orphaned, {});
    if (orphaned && hasFocus() && !m_workspace.selected() && m_model.rowCount() > 0)
        selectRow(qMin(*orphaned, m_model.rowCount() - 1));
}

// --- Keyboard and mouse -------------------------------------------------------------------------------------

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
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return goToCurrent();
    if (event->key() == Qt::Key_F2)
        return editCurrent();
    if (isTyping(*event)) {
        // Into several at once nothing is typed by accident.
        if (m_workspace.selection().size() == 1)
            emit typed(event->text());
        return;
    }
    QTableView::keyPressEvent(event);
}

void AnnotationTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid())
        return QTableView::mouseDoubleClickEvent(event);
    const bool isPlace = index.column() == AnnotationModel::Canvas || index.column() == AnnotationModel::CutOut;
    isPlace ? goToCurrent() : editCurrent();
}

/// What can't be edited in its cell is shown in the inspector, which says why.
void AnnotationTable::editCurrent()
{
    const QModelIndex index = currentIndex();
    if (!index.isValid())
        return;
    if (m_model.canEdit(index))
        edit(index);
    else
        m_workspace.requestEditing();
}

void AnnotationTable::goToCurrent()
{
    if (currentIndex().isValid())
        m_workspace.goTo(m_model.ids()[currentIndex().row()]);
}

// --- Look ---------------------------------------------------------------------------------------------------

void AnnotationTable::followScope()
{
    m_columns->setHasCanvases(m_model.scope() != AnnotationScope::Canvas);
    updateEmptyState();
}

void AnnotationTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_columns->fit();
    m_empty->setGeometry(viewport()->rect());
    m_fitting.start();
}

bool AnnotationTable::hasCutOuts() const
{
    return !isColumnHidden(AnnotationModel::CutOut);
}

/// Rows out of view keep what height they have: measuring 100,000 texts takes long, and nobody sees it.
void AnnotationTable::fitVisibleRows()
{
    const int width = columnWidth(AnnotationModel::Text);
    const int least = hasCutOuts() ? AnnotationDelegate::cutOutHeight : 0;
    QList<QUuid> seen;
    int row = qMax(0, rowAt(0));
    for (int bottom = 0; row < m_model.rowCount() && bottom < viewport()->height(); ++row) {
        const int height =
            m_delegate->heightFor(m_model.index(row, AnnotationModel::Text).data().toString(), width, font());
        if (rowHeight(row) != qMax(least, height))
            setRowHeight(row, qMax(least, height));
        bottom += qMax(least, height);
        seen.append(m_model.ids()[row]);
    }
    m_cutOuts->setSide(qRound(AnnotationDelegate::cutOutSide * devicePixelRatioF()));
    m_cutOuts->want(least > 0 ? seen : QList<QUuid>());
}

void AnnotationTable::setLacksPages(bool lacksPages)
{
    m_lacksPages = lacksPages;
    updateEmptyState();
}

void AnnotationTable::updateEmptyState()
{
    m_empty->setVisible(m_model.rowCount() == 0);
    if (m_model.rowCount() > 0)
        return;
    if (m_model.total() > 0) {
        const QString words = m_model.query().words;
        const bool isByWords = m_model.query().values.isEmpty();
        return m_empty->say(isByWords ? tr("No annotation here has “%1” in it.").arg(words)
                                      : tr("No annotation here is like that."),
                            tr("Clear the filter"));
    }
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
    if (m_model.total() > 0)
        emit clearingWanted();
    else
        m_actions[ActionId::ImportCsv].trigger();
}

} // namespace kader::ui
