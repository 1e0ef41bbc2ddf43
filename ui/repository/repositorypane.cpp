#include "ui/repository/repositorypane.h"

#include "repository/locator.h"
#include "ui/repository/bookmarks.h"
#include "ui/repository/collectionspane.h"
#include "ui/repository/datasetdialog.h"
#include "ui/repository/datasetwords.h"
#include "ui/repository/filterchips.h"
#include "ui/repository/finder.h"
#include "ui/repository/finderfield.h"
#include "ui/repository/findermodel.h"
#include "ui/repository/recordscout.h"
#include "ui/repository/repositorymodel.h"
#include "ui/repository/rowactions.h"
#include "ui/repository/rowtree.h"
#include "ui/repository/rowwatcher.h"
#include "ui/theme/theme.h"
#include "ui/workspace/authoraddress.h"
#include "ui/workspace/network.h"
#include "ui/workspace/workspace.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
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
constexpr size_t lookedUpAtOnce = 20; ///< About as many as there would be in sight.

/// What tells repositories apart in the settings.
QString keyOf(const Workspace &workspace)
{
    return workspace.isDemo() ? u"demo"_s : workspace.repositoryName();
}

} // namespace

RepositoryPane::RepositoryPane(Workspace &workspace, Actions &, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_scout(new RecordScout(workspace.repository(), this)),
      m_bookmarks(new Bookmarks(keyOf(workspace), this)),
      m_model(new RepositoryModel(workspace.repository(), *m_scout, this)),
      m_finder(new Finder(workspace.repository(), *m_scout, this)),
      m_found(new FinderModel(workspace.repository(), *m_scout, this)), m_field(new FinderField),
      m_chips(new FilterChips(m_finder->answers(), *m_scout)), m_state(new QLabel),
      m_lookOn(new QPushButton(tr("Find out for more"))), m_trees(new QStackedWidget), m_tree(new RowTree),
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
    m_lookOn->setObjectName(u"repository-look-on"_s);
    m_lookOn->setToolTip(tr("Reads the records of the next %1 datasets").arg(lookedUpAtOnce));
    m_lookOn->setProperty("isFlat", true);
    m_lookOn->setProperty("isFlush", true); // its words stand under the others
    m_lookOn->hide();
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(8);
    column->addWidget(m_field);
    column->addWidget(m_chips);
    auto *state = new QVBoxLayout;
    state->setSpacing(0);
    state->addWidget(m_state);
    auto *more = new QHBoxLayout;
    more->addWidget(m_lookOn);
    more->addStretch(1);
    state->addLayout(more);
    column->addLayout(state);
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
    addRowActions(*m_tree);
    addRowActions(*m_results);
    for (RowTree *tree : {m_tree, m_results}) {
        auto *watcher = new RowWatcher(*tree, *m_scout);
        connect(&m_workspace.network(), &Network::returned, watcher, &RowWatcher::lookAgain);
    }
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
    connect(m_chips, &FilterChips::changed, this,
            [this] { lookFor([this] { m_finder->setFilter(m_chips->filter()); }); });
    connect(m_lookOn, &QPushButton::clicked, this, &RepositoryPane::lookUpMore);
    connect(m_scout, &RecordScout::rested, this, [this] {
        showState();
        if (!m_chips->filter().isEmpty())
            m_finder->lookAgain();
    });
    connect(m_field, &QLineEdit::returnPressed, this, &RepositoryPane::open);
    connect(m_field, &FinderField::addressPasted, &m_workspace, &Workspace::open);
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
    connect(&m_workspace, &Workspace::authorOpened, this, [this](const QString &address) {
        m_field->setText(address);
        m_finder->hurry();
        m_opensAuthor = true;
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_tree->expand(m_model->shelf(RepositoryModel::Shelf::Pinned));
        showWanted();
    });
    const Network &network = m_workspace.network();
    connect(&network, &Network::returned, m_model, &RepositoryModel::retryAll);
    connect(&network, &Network::returned, m_found, &FinderModel::retryAll);
    connect(&network, &Network::returned, m_finder, &Finder::retry);
    connect(m_bookmarks, &Bookmarks::changed, this, &RepositoryPane::showShelves);
    showShelves();
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
    lookFor([this, &typed] { m_finder->setText(typed.simplified()); });
}

void RepositoryPane::lookFor(const std::function<void()> &change)
{
    m_opensFirst = false;
    m_opensAuthor = false;
    m_isFresh = true;
    m_scout->lookUp({});
    change();
    if (!m_finder->isActive())
        m_trees->setCurrentWidget(m_tree);
    showState();
}

/// What would be in sight if it were known, or what somebody wants to know.
void RepositoryPane::lookUpMore()
{
    const Findings &found = m_found->findings();
    QList<QUuid> datasets;
    for (size_t i = 0; i < std::min(lookedUpAtOnce, found.undecided.size()); ++i)
        datasets.append(found.catalogue.item(found.undecided[i]).id);
    m_scout->lookUp(datasets);
    showState();
}

/// An address leads where it says; for other words what fits best is opened.
void RepositoryPane::open()
{
    const QString typed = m_field->text().trimmed();
    if (typed.isEmpty())
        return;
    if (repository::parseLocator(typed).kind != repository::Locator::Kind::Nothing && !AuthorAddress::parse(typed))
        return m_workspace.open(typed);
    const bool isShown = m_trees->currentWidget() == m_results && m_found->findings().question.text == m_finder->text();
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
    const int scrolled =
        findings.question.text == m_found->findings().question.text ? m_results->verticalScrollBar()->value() : 0;
    m_found->show(findings, m_finder->further(), m_finder->isLoading());
    m_trees->setCurrentWidget(m_results);
    if (const QModelIndex again = m_found->find(current); again.isValid())
        m_results->setCurrentIndex(again);
    m_results->verticalScrollBar()->setValue(scrolled);
    if (m_isFresh && !findings.undecided.empty()) {
        m_isFresh = false;
        lookUpMore();
    }
    showState();
    if (std::exchange(m_opensFirst, false))
        enterTree();
    if (m_opensAuthor && m_found->author(m_found->first())) {
        m_opensAuthor = false;
        enterTree();
        m_results->expand(m_found->first());
    }
}

void RepositoryPane::showState()
{
    const bool isShown = m_trees->currentWidget() == m_results;
    const bool isFiltered = isShown && !m_found->findings().question.filter.isEmpty();
    QStringList lines;
    if (m_finder->isActive())
        lines << m_finder->state();
    if (isFiltered)
        lines << filterText(m_found->findings());
    lines.removeAll(QString());
    m_state->setText(lines.join(u'\n'));
    m_state->setVisible(!lines.isEmpty());
    m_lookOn->setVisible(isFiltered && !m_found->findings().undecided.empty() && !m_scout->isBusy());
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
    const bool isInShelf = m_model->kind(index.parent()) == RepositoryModel::Kind::Shelf;
    if (m_model->kind(index) == RepositoryModel::Kind::Failed)
        m_model->retry(index);
    else if (isInShelf && index.data(RowKindRole).toInt() == int(RowKind::Collection))
        m_workspace.open(index.data(RowIdRole).toString());
    else if (const std::optional<repository::ItemId> dataset = m_model->datasetId(index))
        m_workspace.openDataset(*dataset);
    else
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
}

void RepositoryPane::addRowActions(RowTree &tree)
{
    auto *actions = new RowActions(tree, *m_bookmarks);
    connect(actions, &RowActions::openWanted, &tree, &QTreeView::activated);
    connect(actions, &RowActions::aboutWanted, this, &RepositoryPane::showAbout);
    connect(actions, &RowActions::harvestWanted, this, &RepositoryPane::harvest);
}

void RepositoryPane::harvest(const QModelIndexList &rows)
{
    const QModelIndex &first = rows.first();
    const QString title = first.data(Qt::DisplayRole).toString();
    const auto kind = RowKind(first.data(RowKindRole).toInt());
    if (const auto id = repository::ItemId::parse(first.data(RowIdRole).toString()); id && kind == RowKind::Collection)
        return m_workspace.harvestCollection(*id, title);
    if (const auto author = kind == RowKind::Author ? m_found->author(first) : std::nullopt)
        return m_workspace.harvestAuthor(*author, m_found->findings().catalogue);
    curation::HarvestList list{.name = rows.size() == 1 ? title : tr("%Ln datasets", nullptr, int(rows.size()))};
    for (const QModelIndex &row : rows) {
        if (const auto id = repository::ItemId::parse(row.data(RowIdRole).toString()))
            list.datasets.append({{*id}, row.data(Qt::DisplayRole).toString()});
    }
    if (!list.datasets.isEmpty())
        m_workspace.harvest(list);
}

void RepositoryPane::showAbout(const QModelIndex &row)
{
    const auto id = repository::ItemId::parse(row.data(RowIdRole).toString());
    if (!id)
        return;
    auto *dialog = new DatasetDialog(m_workspace.repository(), *id, window());
    connect(&m_workspace.network(), &Network::returned, dialog, &DatasetDialog::retry);
    connect(dialog, &DatasetDialog::openWanted, &m_workspace, &Workspace::openDataset);
    connect(dialog, &DatasetDialog::versionWanted, &m_workspace, &Workspace::open);
    connect(dialog, &DatasetDialog::recordRead, m_scout, qOverload<const repository::Dataset &>(&RecordScout::learn));
    dialog->show();
}

void RepositoryPane::showShelves()
{
    const bool isNew = !m_model->shelf(RepositoryModel::Shelf::Pinned).isValid();
    m_model->setShelf(RepositoryModel::Shelf::Pinned, m_bookmarks->pinned());
    if (isNew)
        m_tree->expand(m_model->shelf(RepositoryModel::Shelf::Pinned));
    m_model->setShelf(RepositoryModel::Shelf::Recent, m_bookmarks->recent());
}

void RepositoryPane::showWanted()
{
    const QModelIndex index = m_wanted ? m_model->find(*m_wanted) : QModelIndex();
    if (!index.isValid() || !m_wanted) // finding it may have brought us here already
        return;
    m_bookmarks->note({RowKind::Collection, m_wanted->uuid, m_wanted->title});
    const QPersistentModelIndex row = m_model->find(*m_wanted);
    m_wanted.reset();
    m_tree->setCurrentIndex(row);
    m_tree->expand(row);
    m_tree->scrollTo(row, QAbstractItemView::PositionAtTop);
    m_tree->setFocus();
}

void RepositoryPane::learn()
{
    const curation::SourcePtr source = m_workspace.source();
    if (!source || source->dataset.isEmpty())
        return;
    m_bookmarks->note({RowKind::Dataset, source->dataset, source->title});
    repository::Licence licence;
    if (source->record)
        licence = {source->record->licence.name, source->record->licence.url};
    m_scout->learn(QUuid::fromString(source->dataset), int(source->manifest.canvases().size()), licence);
}

void RepositoryPane::restart()
{
    m_field->clear();
    m_chips->clear();
    m_scout->setRepository(m_workspace.repository());
    m_bookmarks->setRepository(keyOf(m_workspace));
    m_finder->setRepository(m_workspace.repository());
    m_found->setRepository(m_workspace.repository());
    m_model->setRepository(m_workspace.repository());
}

} // namespace kader::ui
