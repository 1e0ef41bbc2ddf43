#include "ui/repository/repositorypane.h"

#include "repository/locator.h"
#include "ui/repository/collectionspane.h"
#include "ui/repository/finder.h"
#include "ui/repository/finderfield.h"
#include "ui/repository/findermodel.h"
#include "ui/repository/repositorymodel.h"
#include "ui/repository/rowtree.h"
#include "ui/theme/theme.h"
#include "ui/workspace/workspace.h"

#include <QKeyEvent>
#include <QLabel>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int leastHeight = 100;

} // namespace

RepositoryPane::RepositoryPane(Workspace &workspace, Actions &, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_model(new RepositoryModel(workspace.repository(), this)),
      m_finder(new Finder(workspace.repository(), this)), m_found(new FinderModel(workspace.repository(), this)),
      m_field(new FinderField), m_state(new QLabel), m_trees(new QStackedWidget), m_tree(new RowTree),
      m_results(new RowTree), m_collections(new CollectionsPane(workspace))
{
    setObjectName(u"repository-pane"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 4, 4);
    layout->setSpacing(8);
    addField();
    addTrees();
    connectFinder();
    connectWorkspace();
}

void RepositoryPane::addField()
{
    m_state->setObjectName(u"repository-state"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    Theme::makeSecondary(m_state);
    m_state->hide();
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(8);
    column->addWidget(m_field);
    column->addWidget(m_state);
    static_cast<QVBoxLayout *>(layout())->addLayout(column);
}

void RepositoryPane::addTrees()
{
    m_tree->setObjectName(u"repository-tree"_s);
    m_tree->setAccessibleName(tr("Collections and datasets"));
    m_tree->setModel(m_model);
    m_tree->makeUniform();
    m_tree->setExpandsOnDoubleClick(false);
    connect(m_tree, &QTreeView::activated, this, &RepositoryPane::activate);
    m_results->setObjectName(u"repository-results"_s);
    m_results->setAccessibleName(tr("What was found"));
    m_results->setModel(m_found);
    m_results->makeUniform();
    m_results->setExpandsOnDoubleClick(false); // activating does
    m_results->installEventFilter(this);
    connect(m_results, &QTreeView::activated, this, &RepositoryPane::activateFound);
    m_trees->addWidget(m_tree);
    m_trees->addWidget(m_results);
    m_trees->setMinimumHeight(leastHeight);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(u"repository-splitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_trees);
    splitter->addWidget(m_collections);
    layout()->addWidget(splitter);
}

void RepositoryPane::connectFinder()
{
    connect(m_field, &QLineEdit::textChanged, this, &RepositoryPane::look);
    connect(m_field, &QLineEdit::returnPressed, this, &RepositoryPane::open);
    connect(m_field, &FinderField::entered, m_finder, &Finder::load);
    connect(m_field, &FinderField::left, this, &RepositoryPane::enterTree);
    connect(m_finder, &Finder::found, this, &RepositoryPane::show);
    connect(m_finder, &Finder::furtherChanged, this, [this] { m_found->setFurther(m_finder->further()); });
    connect(m_finder, &Finder::stateChanged, this, &RepositoryPane::showState);
}

void RepositoryPane::connectWorkspace()
{
    connect(&m_workspace, &Workspace::repositoryChanged, this, &RepositoryPane::restart);
    connect(&m_workspace, &Workspace::sourceChanged, this, &RepositoryPane::learn);
    connect(&m_workspace, &Workspace::collectionOpened, this, [this](const repository::Collection &collection) {
        m_field->clear();
        m_wanted = collection;
        showWanted();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &RepositoryPane::showWanted);
}

void RepositoryPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // After the window is up.
    QTimer::singleShot(0, m_model, &RepositoryModel::load);
}

/// Esc in what was found goes back to where it was asked for.
bool RepositoryPane::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_results || !isKey || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        m_field->clear();
        m_field->setFocus();
    }
    return true;
}

// --- Finding ------------------------------------------------------------------------------------------------

RowTree &RepositoryPane::currentTree() const
{
    return *static_cast<RowTree *>(m_trees->currentWidget());
}

void RepositoryPane::look(const QString &typed)
{
    m_opensFirst = false;
    m_finder->setText(typed.simplified());
    if (m_finder->text().isEmpty())
        m_trees->setCurrentWidget(m_tree);
    showState();
}

/// An address leads where it says; for other words what fits best is opened.
void RepositoryPane::open()
{
    const QString typed = m_field->text().trimmed();
    if (typed.isEmpty())
        return;
    if (repository::parseLocator(typed).kind != repository::Locator::Kind::Nothing)
        return m_workspace.open(typed);
    const bool isShown = m_trees->currentWidget() == m_results && m_found->findings().text == m_finder->text();
    m_opensFirst = !isShown;
    if (isShown)
        enterTree();
    else
        m_finder->hurry();
}

void RepositoryPane::enterTree()
{
    RowTree &tree = currentTree();
    if (!tree.currentIndex().isValid())
        tree.setCurrentIndex(&tree == m_results ? m_found->first() : m_model->index(0, 0));
    tree.setFocus(Qt::TabFocusReason);
}

/// What is found again stays chosen where it is.
void RepositoryPane::show(const Findings &findings)
{
    const QString current = m_results->currentIndex().data(RowIdRole).toString();
    const int scrolled = findings.text == m_found->findings().text ? m_results->verticalScrollBar()->value() : 0;
    m_found->show(findings, m_finder->further(), m_finder->isLoading());
    m_trees->setCurrentWidget(m_results);
    if (const QModelIndex again = m_found->find(current); again.isValid())
        m_results->setCurrentIndex(again);
    m_results->verticalScrollBar()->setValue(scrolled);
    if (std::exchange(m_opensFirst, false))
        enterTree();
}

void RepositoryPane::showState()
{
    const QString state = m_finder->text().isEmpty() ? QString() : m_finder->state();
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
}

void RepositoryPane::activateFound(const QModelIndex &index)
{
    switch (m_found->kind(index)) {
    case RowKind::Failed:
        return m_found->retry(index);
    case RowKind::More:
        return m_found->showMore(index);
    case RowKind::Dataset:
        if (const std::optional<repository::ItemId> dataset = m_found->itemId(index))
            m_workspace.openDataset(*dataset);
        return;
    default:
        m_results->setExpanded(index, !m_results->isExpanded(index));
    }
}

// --- Browsing -----------------------------------------------------------------------------------------------

void RepositoryPane::activate(const QModelIndex &index)
{
    if (m_model->kind(index) == RepositoryModel::Kind::Failed)
        m_model->retry(index);
    else if (const std::optional<repository::ItemId> dataset = m_model->datasetId(index))
        m_workspace.openDataset(*dataset);
    else
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
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
    m_field->clear();
    m_finder->setRepository(m_workspace.repository());
    m_found->setRepository(m_workspace.repository());
    m_model->setRepository(m_workspace.repository());
}

} // namespace kader::ui
