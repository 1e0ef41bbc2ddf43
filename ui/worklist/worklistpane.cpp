#include "ui/worklist/worklistpane.h"

#include "ui/actions/actions.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/emptystate.h"
#include "ui/shared/rowtable.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/worklist/worklistmodel.h"
#include "ui/worklist/worklistwatch.h"
#include "ui/worklist/worklistwords.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::ToDo;
using curation::ToDoItem;

namespace {

constexpr int chipHeight = 26;
constexpr int wordsFrom = 980; ///< As wide as this the chips have room for words beside their counts.
constexpr int doneFrom = 620;  ///< As wide as this there is room for how much is done.
constexpr int leastWidth = 360;

} // namespace

WorklistPane::WorklistPane(Workspace &workspace, Actions &actions, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_actions(actions), m_watch(new WorklistWatch(workspace, this)),
      m_model(new WorklistModel(workspace, this)), m_table(new RowTable(u"worklist-table"_s, *m_model, this)),
      m_empty(new EmptyState(this)), m_title(new QLabel(tr("Worklist"), this)), m_done(new QLabel(this))
{
    setObjectName(u"worklist-pane"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setMinimumWidth(leastWidth);
    m_table->setAccessibleName(tr("What is left to do"));
    m_table->setItemDelegate(new CellDelegate(m_table));
    QHeaderView *header = m_table->horizontalHeader();
    header->resizeSection(WorklistModel::What,
                          m_table->fontMetrics().horizontalAdvance(tr("Outside its canvas, fine as it is")) + 24);
    header->resizeSection(WorklistModel::Canvas, 240);
    header->setStretchLastSection(true);
    m_table->installEventFilter(this);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex &index) { goTo(index.row()); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);
    connectActions();
    connect(m_watch, &WorklistWatch::changed, this, &WorklistPane::showList);
    showList();
}

// --- Parts --------------------------------------------------------------------------------------------------

QWidget *WorklistPane::makeHead()
{
    auto *head = new QWidget(this);
    m_title->setProperty("isSection", true);
    m_done->setObjectName(u"worklist-done"_s);
    m_done->setTextFormat(Qt::PlainText);
    Theme::makeSecondary(m_done);
    auto *close = new QToolButton(head);
    close->setObjectName(u"worklist-close"_s);
    close->setIcon(icon("close"_L1));
    close->setAccessibleName(tr("Close the worklist"));
    close->setToolTip(close->accessibleName());
    close->setFocusPolicy(Qt::StrongFocus);
    connect(close, &QToolButton::clicked, this, &WorklistPane::closed);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(12, 5, 8, 5);
    row->setSpacing(4);
    row->addWidget(m_title);
    row->addSpacing(4);
    for (int kind = 0; kind < curation::toDoKinds; ++kind) {
        m_chips.push_back(makeChip(u"worklist-kind-%1"_s.arg(kind), true));
        row->addWidget(m_chips.back());
    }
    row->addWidget(m_intended = makeChip(u"worklist-intended"_s, false));
    row->addStretch(1);
    row->addWidget(m_done);
    row->addWidget(close);
    return head;
}

QToolButton *WorklistPane::makeChip(const QString &name, bool isChecked)
{
    auto *chip = new QToolButton(this);
    chip->setObjectName(name);
    chip->setCheckable(true);
    chip->setChecked(isChecked);
    chip->setFixedHeight(chipHeight);
    chip->setProperty("isChip", true);
    chip->setFocusPolicy(Qt::StrongFocus);
    connect(chip, &QToolButton::toggled, this, &WorklistPane::showKinds);
    return chip;
}

void WorklistPane::connectActions()
{
    connect(&m_workspace, &Workspace::curationChanged, this, &WorklistPane::enable);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &WorklistPane::enable);
    connect(m_model, &QAbstractItemModel::modelReset, this, &WorklistPane::enable);
    connect(&m_actions[ActionId::NextToDo], &QAction::triggered, this, [this] { step(1); });
    connect(&m_actions[ActionId::PreviousToDo], &QAction::triggered, this, [this] { step(-1); });
    connect(&m_actions[ActionId::ToDoIntended], &QAction::triggered, this, &WorklistPane::mark);
    m_table->addAction(&m_actions[ActionId::ToDoIntended]);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    enable();
}

void WorklistPane::enable()
{
    const curation::Curation *curation = m_workspace.curation();
    for (const ActionId id : {ActionId::NextToDo, ActionId::PreviousToDo})
        m_actions[id].setEnabled(curation != nullptr);
    const QModelIndex current = m_table->currentIndex();
    const bool isThere = current.isValid() && current.row() < m_model->rowCount();
    QAction &action = m_actions[ActionId::ToDoIntended];
    action.setEnabled(isThere && curation && !curation->isReadOnly());
    action.setChecked(isThere && m_model->itemAt(current.row()).isIntended);
}

/// The entry where one is, or no longer; the next one stands in its place.
void WorklistPane::mark()
{
    curation::Curation *curation = m_workspace.curation();
    const QModelIndex current = m_table->currentIndex();
    if (!curation || !current.isValid())
        return;
    const ToDoItem item = m_model->itemAt(current.row());
    m_lastRow = current.row();
    m_last = item;
    m_workspace.requestKeeping();
    curation->make(curation::intendedStep(item, !item.isIntended, curation->settings()));
}

void WorklistPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_watch->setWanted(true);
}

void WorklistPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_watch->setWanted(false);
}

void WorklistPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateHead();
}

bool WorklistPane::eventFilter(QObject *watched, QEvent *event)
{
    const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (key == Qt::Key_Escape) {
        m_workspace.requestCanvasFocus();
        return true;
    }
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_table->currentIndex().isValid()) {
        goTo(m_table->currentIndex().row());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

// --- What is shown ------------------------------------------------------------------------------------------

void WorklistPane::showList()
{
    m_model->show(m_watch->list());
    if (!m_workspace.curation()) {
        m_last.reset();
        m_lastRow = 0;
        m_step = 0;
    }
    updateHead();
    updateEmptyState();
    if (const int row = m_last ? m_model->rowOf(*m_last) : -1; row >= 0) {
        m_lastRow = row;
        m_table->setCurrentIndex(m_model->index(row, WorklistModel::What));
    } else if (m_last && m_model->rowCount() > 0) {
        m_table->setCurrentIndex(m_model->index(std::min(m_lastRow, m_model->rowCount() - 1), WorklistModel::What));
    }
    if (m_step != 0)
        stepNow();
}

void WorklistPane::showKinds()
{
    QSet<ToDo> hidden;
    for (size_t kind = 0; kind < m_chips.size(); ++kind) {
        if (!m_chips[kind]->isChecked())
            hidden.insert(ToDo(kind));
    }
    m_model->setHidden(hidden);
    m_model->setIntendedShown(m_intended->isChecked());
    updateEmptyState();
}

void WorklistPane::updateHead()
{
    const WorklistPtr &list = m_watch->list();
    const bool hasWords = width() >= wordsFrom;
    for (size_t kind = 0; kind < m_chips.size(); ++kind) {
        const int count = list ? list->counts[kind] : 0;
        const QString words = countText(ToDo(kind), count);
        QToolButton &chip = *m_chips[kind];
        chip.setVisible(count > 0);
        chip.setText(hasWords ? words : QLocale().toString(count));
        chip.setAccessibleName(words);
        chip.setToolTip(tr("%1. Show or hide these.").arg(words));
    }
    const QString intended = intendedText(list ? list->intended : 0);
    m_intended->setVisible(list && list->intended > 0);
    m_intended->setText(intended);
    m_intended->setAccessibleName(intended);
    m_intended->setToolTip(tr("%1. Show or hide these.").arg(intended));
    m_title->setVisible(width() >= doneFrom);
    m_done->setVisible(list && width() >= doneFrom);
    m_done->setText(list ? doneText(*list) : QString());
}

void WorklistPane::updateEmptyState()
{
    const WorklistPtr &list = m_watch->list();
    const bool isEmpty = m_model->rowCount() == 0;
    m_table->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    if (!isEmpty)
        return;
    if (!list)
        m_empty->say(tr("Looking for what is left to do…"));
    else if (list->canvases == 0)
        m_empty->say(tr("Open a dataset to see what is left to do in it."));
    else if (list->items.size() == size_t(list->intended))
        m_empty->say(tr("Nothing is left to do. %1.").arg(doneText(*list)));
    else
        m_empty->say(tr("Nothing else is left to do. Show other kinds to see more."));
}

// --- Going there --------------------------------------------------------------------------------------------

/// What is being typed may be what the list asks for.
void WorklistPane::step(int by)
{
    m_workspace.requestKeeping();
    emit wanted();
    m_step = by;
    if (m_watch->isFresh())
        stepNow();
    else
        m_watch->look();
}

void WorklistPane::stepNow()
{
    if (!m_watch->isFresh())
        return m_watch->look();
    const int by = std::exchange(m_step, 0);
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    // Where the one that was there is done, the next one stands in its place.
    const bool isThere = m_last && m_model->rowOf(*m_last) >= 0;
    const int before = isThere || by < 0 ? m_lastRow : m_lastRow - 1;
    goTo(((before + by) % rows + rows) % rows);
}

/// An annotation without words is there to be given some.
void WorklistPane::goTo(int row)
{
    const ToDoItem item = m_model->itemAt(row);
    m_last = item;
    m_lastRow = row;
    m_table->setCurrentIndex(m_model->index(row, WorklistModel::What));
    if (!item.annotation.isNull()) {
        m_workspace.goTo(item.annotation);
        if (item.kind == ToDo::NoText)
            m_workspace.requestEditing();
        return;
    }
    m_workspace.show(item.source);
    if (item.canvas)
        m_workspace.showCanvas(*item.canvas);
    m_workspace.select(std::nullopt);
}

} // namespace kader::ui
