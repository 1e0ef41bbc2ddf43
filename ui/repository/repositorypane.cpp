#include "ui/repository/repositorypane.h"

#include "ui/repository/collectionspane.h"
#include "ui/repository/repositorymodel.h"
#include "ui/repository/rowtree.h"
#include "ui/theme/icons.h"
#include "ui/workspace/workspace.h"

#include <QLineEdit>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int leastHeight = 100;
constexpr std::chrono::milliseconds typingPause(300);

} // namespace

RepositoryPane::RepositoryPane(Workspace &workspace, Actions &, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_model(new RepositoryModel(workspace.repository(), this)),
      m_search(new QLineEdit), m_tree(new RowTree), m_collections(new CollectionsPane(workspace)),
      m_typing(new QTimer(this))
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
    connect(m_tree, &QTreeView::activated, this, &RepositoryPane::activate);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(u"repository-splitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_tree);
    splitter->addWidget(m_collections);
    m_tree->setMinimumHeight(leastHeight);
    layout()->addWidget(splitter);
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
