#include "ui/problems/problemspane.h"

#include "base/background.h"
#include "ui/actions/actions.h"
#include "ui/problems/problemchips.h"
#include "ui/problems/problemdetails.h"
#include "ui/problems/problemfilter.h"
#include "ui/problems/problemmodel.h"
#include "ui/problems/problemtable.h"
#include "ui/problems/problemwatch.h"
#include "ui/problems/problemwords.h"
#include "ui/shared/emptystate.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kader::ui {

namespace {

constexpr int detailsFrom = 720; ///< As wide as this the pane has room for details beside the list.
constexpr int detailsWidth = 300;
constexpr int wordsFrom = 600; ///< As wide as this the head has room for words beside the counts.
constexpr int leastWidth = 360;

} // namespace

ProblemsPane::ProblemsPane(Workspace &workspace, Actions &actions, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_watch(new ProblemWatch(workspace, this)),
      m_model(new ProblemModel(workspace, *m_watch, this)), m_filter(new ProblemFilter(*m_model, this)),
      m_title(new QLabel(this)), m_chips(new ProblemChips(this)), m_text(new QLineEdit(this)), m_rest(new QLabel(this)),
      m_table(new ProblemTable(*m_filter, this)), m_details(new ProblemDetails(this)),
      m_content(new QSplitter(Qt::Horizontal, this)), m_empty(new EmptyState(this)), m_pause(new QTimer(this))
{
    setObjectName(u"problems-pane"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    arrange();
    connectActions(actions);
    connect(m_watch, &ProblemWatch::changed, this, &ProblemsPane::showReport);
    connect(m_table, &ProblemTable::chosen, this, &ProblemsPane::goTo);
    connect(m_table, &ProblemTable::left, &workspace, &Workspace::requestCanvasFocus);
    connect(m_table, &QWidget::customContextMenuRequested, this, &ProblemsPane::openMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ProblemsPane::showCurrent);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &ProblemsPane::showCurrent);
    // The head makes do with this; what it would like must not take room from the panes beside.
    setMinimumWidth(leastWidth);
    showReport();
}

// --- Parts --------------------------------------------------------------------------------------------------

void ProblemsPane::arrange()
{
    m_content->setObjectName(u"problems-splitter"_s);
    m_content->setChildrenCollapsible(false);
    m_content->addWidget(m_table);
    m_content->addWidget(m_details);
    m_content->setStretchFactor(0, 1);
    m_content->setSizes({1000, detailsWidth});
    m_details->setMinimumWidth(240);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_content, 1);
    layout->addWidget(m_empty, 1);
}

QWidget *ProblemsPane::makeHead()
{
    auto *head = new QWidget(this);
    m_title->setText(tr("Problems"));
    m_title->setProperty("isSection", true);
    m_text->setObjectName(u"problem-filter"_s);
    m_text->setPlaceholderText(tr("Filter"));
    m_text->setAccessibleName(tr("Filter problems"));
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icon("search"_L1), QLineEdit::LeadingPosition);
    m_text->setMaximumWidth(240);
    m_rest->setObjectName(u"problem-rest"_s);
    m_rest->setTextFormat(Qt::PlainText);
    Theme::makeSecondary(m_rest);
    auto *close = new QToolButton(head);
    close->setObjectName(u"problems-close"_s);
    close->setIcon(icon("close"_L1));
    close->setAccessibleName(tr("Close the problems pane"));
    close->setToolTip(close->accessibleName());
    close->setFocusPolicy(Qt::StrongFocus);
    connect(close, &QToolButton::clicked, this, &ProblemsPane::closed);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(12, 5, 8, 5);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(m_chips);
    row->addWidget(m_rest);
    row->addStretch(1);
    row->addWidget(m_text, 2);
    row->addWidget(close);

    m_pause->setSingleShot(true);
    m_pause->setInterval(150ms);
    connect(m_pause, &QTimer::timeout, this, &ProblemsPane::search);
    connect(m_text, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_chips, &ProblemChips::changed, this, [this] {
        m_filter->setWanted(m_chips->chosen());
        showRest();
    });
    return head;
}

void ProblemsPane::connectActions(Actions &actions)
{
    const auto enable = [this, &actions] {
        const bool hasSome = m_model->rowCount() > 0;
        actions[ActionId::NextProblem].setEnabled(hasSome);
        actions[ActionId::PreviousProblem].setEnabled(hasSome);
    };
    connect(m_model, &QAbstractItemModel::modelReset, this, enable);
    enable();
    connect(&actions[ActionId::NextProblem], &QAction::triggered, this, [this] { step(1); });
    connect(&actions[ActionId::PreviousProblem], &QAction::triggered, this, [this] { step(-1); });
}

void ProblemsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_title->setVisible(width() >= wordsFrom);
    m_chips->setHaveWords(width() >= wordsFrom);
    showRest();
    showDetails();
}

/// Beside the list once there is something to tell, where there is room.
void ProblemsPane::showDetails()
{
    m_details->setVisible(m_table->currentIndex().isValid() && width() >= detailsFrom);
}

// --- What is shown ------------------------------------------------------------------------------------------

QString ProblemsPane::countText() const
{
    return m_watch->report() ? ui::countText(*m_watch->report()) : QString();
}

void ProblemsPane::showReport()
{
    const ReportPtr &report = m_watch->report();
    if (report)
        m_chips->show(*report);
    m_chips->setVisible(report && report->count() > 0);
    m_text->setVisible(report && report->count() > 0);
    if (!m_workspace.source())
        m_empty->say(tr("Open a dataset or a manifest to see what is wrong with it."));
    else if (!report)
        m_empty->say(tr("Checking…"));
    else if (report->count() == 0)
        m_empty->say(tr("Nothing found. %1 rules were checked.").arg(QLocale().toString(report->rules)));
    search();
    emit counted();
}

/// To the problem that was chosen before the manifest was checked again, where it is still there.
void ProblemsPane::goBack()
{
    if (!m_watch->report()) {
        m_last = {};
        m_lastRow = 0;
    }
    for (int row = 0; !m_last.rule.isEmpty() && row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, ProblemModel::Message);
        if (m_model->problemAt(m_filter->mapToSource(index).row()).diagnostic == m_last)
            return m_table->setCurrentIndex(index);
    }
    showCurrent();
}

/// What is not in the list, and the sentence when nothing is.
void ProblemsPane::showRest()
{
    const ReportPtr &report = m_watch->report();
    const qsizetype listed = m_model->rowCount();
    const bool hasSome = report && listed > 0;
    m_rest->setVisible(hasSome && report->count() > listed && width() >= detailsFrom);
    if (m_rest->isVisibleTo(this))
        m_rest->setText(tr("The first %1 are listed.").arg(QLocale().toString(listed)));
    const bool isFilteredOut = hasSome && !m_searching && m_filter->rowCount() == 0;
    if (isFilteredOut)
        m_empty->say(tr("No problem is like that. Show other kinds, or filter by other words."));
    m_content->setVisible(hasSome && !isFilteredOut);
    m_empty->setVisible(!hasSome || isFilteredOut);
}

void ProblemsPane::showCurrent()
{
    const QModelIndex current = m_filter->mapToSource(m_table->currentIndex());
    const FoundProblem *problem = current.isValid() ? &m_model->problemAt(current.row()) : nullptr;
    m_details->show(m_watch->report(), problem);
    showDetails();
    if (problem) {
        m_last = problem->diagnostic;
        m_lastRow = m_table->currentIndex().row();
    }
}

/// Not in this thread, which would be kept for long by tens of thousands of sentences.
void ProblemsPane::search()
{
    m_pause->stop();
    m_searching.reset();
    const QStringList words = m_text->text().simplified().split(u' ', Qt::SkipEmptyParts);
    const auto show = [this](ProblemFilter::Found found) {
        m_searching.reset();
        m_filter->setFound(std::move(found));
        showRest();
        goBack();
    };
    if (words.isEmpty() || !m_watch->report())
        return show({});
    m_searching = inBackground<std::vector<bool>>(
        [words, report = m_watch->report(), source = m_workspace.source()] {
            return problemsWith(words, *report, *source);
        },
        show);
}

void ProblemsPane::takeKeyboard()
{
    if (!m_table->isVisible())
        return m_text->setFocus(Qt::ShortcutFocusReason);
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_filter->index(0, ProblemModel::Message));
    m_table->setFocus(Qt::ShortcutFocusReason);
}

// --- Going there --------------------------------------------------------------------------------------------

void ProblemsPane::step(int by)
{
    emit wanted();
    const int rows = m_filter->rowCount();
    if (rows == 0)
        return;
    const QModelIndex current = m_table->currentIndex();
    // Where the one that was there is gone, the next one stands in its place.
    const int before = current.isValid() || by < 0 ? m_lastRow : m_lastRow - 1;
    const QModelIndex next = m_filter->index((before + by + rows) % rows, ProblemModel::Message);
    m_table->setCurrentIndex(next);
    goTo(next);
}

void ProblemsPane::goTo(const QModelIndex &index)
{
    // By value: showing another place may bring another report.
    const FoundProblem problem = m_model->problemAt(m_filter->mapToSource(index).row());
    const curation::Curation *curation = m_workspace.curation();
    if (!problem.annotation.isNull() && curation && curation->annotation(problem.annotation))
        return m_workspace.select(problem.annotation);
    if (problem.canvas) {
        m_workspace.showCanvas(*problem.canvas);
        return m_workspace.select({});
    }
    emit manifestWanted();
}

void ProblemsPane::openMenu(const QPoint &place)
{
    const QModelIndex index = m_table->indexAt(place);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"problem-menu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Go there"), this, [this, there = QPersistentModelIndex(index)] {
        if (there.isValid())
            goTo(there);
    });
    const bool hasPlace = !m_model->problemAt(m_filter->mapToSource(index).row()).diagnostic.place.pointer.isEmpty();
    menu->addAction(tr("Copy place"), m_details, &ProblemDetails::copyPlace)->setEnabled(hasPlace);
    menu->popup(m_table->viewport()->mapToGlobal(place));
}

} // namespace kader::ui
