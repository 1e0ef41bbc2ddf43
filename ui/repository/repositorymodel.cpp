#include "ui/repository/repositorymodel.h"

#include "ui/repository/datasetwords.h"
#include "ui/repository/findings.h"
#include "ui/repository/recordscout.h"
#include "ui/repository/rowroles.h"
#include "ui/repository/twolinedelegate.h"
#include "ui/theme/tooltip.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

using repository::CollectionItem;
using repository::DatasetItem;
using repository::ItemId;

RepositoryModel::RepositoryModel(repository::Repository repository, const RecordScout &scout, QObject *parent)
    : QAbstractItemModel(parent), m_repository(std::move(repository)), m_scout(scout)
{
    connect(&scout, &RecordScout::learned, this,
            [this](const QUuid &dataset) { refresh(dataset.toString(QUuid::WithoutBraces)); });
}

RepositoryModel::~RepositoryModel() = default;

// --- Asking -------------------------------------------------------------------------------------------------

void RepositoryModel::setRepository(const repository::Repository &repository)
{
    m_repository = repository;
    if (m_progress.state != Progress::State::Unasked)
        askForCollections();
}

void RepositoryModel::load()
{
    if (m_progress.state == Progress::State::Unasked)
        askForCollections();
}

void RepositoryModel::askForCollections()
{
    beginResetModel();
    m_collections.clear();
    m_progress = {.state = Progress::State::Waiting};
    m_progress.job =
        m_repository.collections([this](Result<QList<CollectionItem>> answer) { takeCollections(std::move(answer)); });
    endResetModel();
}

void RepositoryModel::takeCollections(Result<QList<CollectionItem>> answer)
{
    beginResetModel();
    m_collections.clear();
    m_progress.state = answer ? Progress::State::Here : Progress::State::Failed;
    if (!answer)
        m_progress.why = answer.error().message;
    for (const CollectionItem &item : answer.value_or(QList<CollectionItem>())) {
        m_collections.push_back(std::make_unique<Collection>());
        m_collections.back()->item = item;
        m_collections.back()->row = int(m_collections.size()) - 1;
    }
    endResetModel();
}

void RepositoryModel::askForDatasets(Collection &collection)
{
    const std::optional<ItemId> id = ItemId::parse(collection.item.uuid);
    if (!id)
        return;
    const QModelIndex parent = indexOf(collection);
    const int before = rowsFor(collection.progress, collection.datasets.size());
    if (before == 0)
        beginInsertRows(parent, 0, 0);
    collection.progress = {.state = Progress::State::Waiting};
    if (before == 0)
        endInsertRows();
    collection.progress.job = m_repository.datasetsOf(
        *id, [this, &collection](Result<QList<DatasetItem>> answer) { takeDatasets(collection, std::move(answer)); });
    emit dataChanged(index(0, 0, parent), index(0, 0, parent));
}

/// The row that spoke for the list becomes the first dataset's, or goes on speaking.
void RepositoryModel::takeDatasets(Collection &collection, Result<QList<DatasetItem>> answer)
{
    const QModelIndex parent = indexOf(collection);
    collection.progress.state = answer ? Progress::State::Here : Progress::State::Failed;
    if (!answer)
        collection.progress.why = answer.error().message;
    const QList<DatasetItem> datasets = answer.value_or(QList<DatasetItem>());
    collection.datasets = datasets.mid(0, 1);
    emit dataChanged(index(0, 0, parent), index(0, 0, parent));
    if (datasets.size() > 1) {
        beginInsertRows(parent, 1, int(datasets.size()) - 1);
        collection.datasets = datasets;
        endInsertRows();
    }
    emit dataChanged(parent, parent);
}

void RepositoryModel::setShelf(Shelf shelf, const QList<Bookmark> &bookmarks)
{
    const auto found =
        std::find_if(m_shelves.begin(), m_shelves.end(), [shelf](const auto &one) { return one->shelf == shelf; });
    if (found == m_shelves.end()) {
        if (!bookmarks.isEmpty())
            insertShelf(shelf, bookmarks);
        return;
    }
    const int row = (*found)->row;
    if (!bookmarks.isEmpty())
        return fillShelf(**found, bookmarks);
    beginRemoveRows({}, row, row);
    m_shelves.erase(found);
    for (size_t i = 0; i < m_shelves.size(); ++i)
        m_shelves[i]->row = int(i);
    endRemoveRows();
}

QModelIndex RepositoryModel::shelf(Shelf shelf) const
{
    const auto found =
        std::find_if(m_shelves.begin(), m_shelves.end(), [shelf](const auto &one) { return one->shelf == shelf; });
    return found == m_shelves.end() ? QModelIndex() : indexOf(**found);
}

void RepositoryModel::insertShelf(Shelf shelf, const QList<Bookmark> &bookmarks)
{
    const int row = shelf == Shelf::Pinned ? 0 : int(m_shelves.size());
    beginInsertRows({}, row, row);
    auto made = std::make_unique<Collection>();
    made->shelf = shelf;
    m_shelves.insert(m_shelves.begin() + row, std::move(made));
    for (size_t i = 0; i < m_shelves.size(); ++i)
        m_shelves[i]->row = int(i);
    endInsertRows();
    fillShelf(*m_shelves[size_t(row)], bookmarks);
}

void RepositoryModel::fillShelf(Collection &shelf, const QList<Bookmark> &bookmarks)
{
    const QModelIndex parent = indexOf(shelf);
    if (!shelf.datasets.isEmpty()) {
        beginRemoveRows(parent, 0, int(shelf.datasets.size()) - 1);
        shelf.datasets.clear();
        shelf.kinds.clear();
        endRemoveRows();
    }
    beginInsertRows(parent, 0, int(bookmarks.size()) - 1);
    for (const Bookmark &bookmark : bookmarks) {
        shelf.datasets.append({.uuid = bookmark.uuid, .title = bookmark.title});
        shelf.kinds.append(bookmark.kind);
    }
    endInsertRows();
    emit dataChanged(parent, parent);
}

void RepositoryModel::retry(const QModelIndex &failed)
{
    if (kind(failed) != Kind::Failed)
        return;
    if (Collection *collection = collectionAt(failed.parent()))
        askForDatasets(*collection);
    else
        askForCollections();
}

void RepositoryModel::retryAll()
{
    if (m_progress.state == Progress::State::Failed)
        return askForCollections();
    for (const auto &collection : m_collections) {
        if (collection->progress.state == Progress::State::Failed)
            askForDatasets(*collection);
    }
}

QModelIndex RepositoryModel::find(const repository::Collection &wanted)
{
    for (const auto &collection : m_collections) {
        if (collection->item.uuid == wanted.uuid)
            return indexOf(*collection);
    }
    if (m_progress.state == Progress::State::Unasked || m_progress.state == Progress::State::Waiting) {
        load();
        return {};
    }
    const CollectionItem item{wanted.uuid, wanted.title, wanted.doi, wanted.published, wanted.version};
    const int top = int(m_shelves.size());
    if (m_collections.empty()) {
        takeCollections(QList<CollectionItem>{item});
        return index(top, 0);
    }
    beginInsertRows({}, top, top);
    m_collections.insert(m_collections.begin(), std::make_unique<Collection>());
    m_collections.front()->item = item;
    for (size_t i = 0; i < m_collections.size(); ++i)
        m_collections[i]->row = int(i);
    endInsertRows();
    return index(top, 0);
}

void RepositoryModel::refresh(const QString &dataset)
{
    for (const auto *list : {&m_shelves, &m_collections}) {
        for (const auto &collection : *list)
            refresh(dataset, *collection);
    }
}

void RepositoryModel::refresh(const QString &dataset, const Collection &collection)
{
    for (qsizetype i = 0; i < collection.datasets.size(); ++i) {
        if (collection.datasets[i].uuid != dataset)
            continue;
        const QModelIndex row = index(int(i), 0, indexOf(collection));
        emit dataChanged(row, row);
    }
}

// --- Rows ---------------------------------------------------------------------------------------------------

// A row inside a collection or on a shelf has a pointer to that in its index; one at the top has none.

RepositoryModel::Collection *RepositoryModel::collectionAt(const QModelIndex &index) const
{
    const int row = index.row() - int(m_shelves.size());
    const bool isOne = index.isValid() && !index.internalPointer() && row >= 0 && row < int(m_collections.size());
    return isOne ? m_collections[size_t(row)].get() : nullptr;
}

RepositoryModel::Collection *RepositoryModel::shelfAt(const QModelIndex &index) const
{
    const bool isOne = index.isValid() && !index.internalPointer() && index.row() < int(m_shelves.size());
    return isOne ? m_shelves[size_t(index.row())].get() : nullptr;
}

const DatasetItem *RepositoryModel::datasetAt(const QModelIndex &index) const
{
    const auto *collection = static_cast<const Collection *>(index.internalPointer());
    return collection && index.row() < collection->datasets.size() ? &collection->datasets[index.row()] : nullptr;
}

QModelIndex RepositoryModel::indexOf(const Collection &collection) const
{
    return createIndex(collection.shelf ? collection.row : collection.row + int(m_shelves.size()), 0);
}

int RepositoryModel::rowsFor(const Progress &progress, qsizetype items)
{
    return progress.state == Progress::State::Unasked ? 0 : std::max(1, int(items));
}

QModelIndex RepositoryModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    Collection *shelf = shelfAt(parent);
    return createIndex(row, column, shelf ? shelf : collectionAt(parent));
}

QModelIndex RepositoryModel::parent(const QModelIndex &child) const
{
    const auto *collection = static_cast<const Collection *>(child.internalPointer());
    return collection ? indexOf(*collection) : QModelIndex();
}

int RepositoryModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_shelves.size()) + rowsFor(m_progress, qsizetype(m_collections.size()));
    if (const Collection *shelf = shelfAt(parent))
        return int(shelf->datasets.size());
    const Collection *collection = collectionAt(parent);
    return collection ? rowsFor(collection->progress, collection->datasets.size()) : 0;
}

int RepositoryModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool RepositoryModel::hasChildren(const QModelIndex &parent) const
{
    return parent.isValid() ? collectionAt(parent) || shelfAt(parent) : rowCount(parent) > 0;
}

bool RepositoryModel::canFetchMore(const QModelIndex &parent) const
{
    const Collection *collection = collectionAt(parent);
    return collection && collection->progress.state == Progress::State::Unasked;
}

void RepositoryModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        askForDatasets(*collectionAt(parent));
}

RepositoryModel::Kind RepositoryModel::kind(const QModelIndex &index) const
{
    if (shelfAt(index))
        return Kind::Shelf;
    if (collectionAt(index))
        return Kind::Collection;
    if (datasetAt(index))
        return Kind::Dataset;
    switch (progressAt(index).state) {
    case Progress::State::Failed:
        return Kind::Failed;
    case Progress::State::Waiting:
        return Kind::Waiting;
    case Progress::State::Unasked:
    case Progress::State::Here:
        break;
    }
    return Kind::Nothing;
}

std::optional<ItemId> RepositoryModel::datasetId(const QModelIndex &index) const
{
    const DatasetItem *dataset = datasetAt(index);
    return dataset && itemKind(index) == RowKind::Dataset ? ItemId::parse(dataset->uuid) : std::nullopt;
}

const RepositoryModel::Progress &RepositoryModel::progressAt(const QModelIndex &message) const
{
    const auto *collection = static_cast<const Collection *>(message.internalPointer());
    return collection ? collection->progress : m_progress;
}

// --- Words --------------------------------------------------------------------------------------------------

QVariant RepositoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (const Collection *shelf = shelfAt(index))
        return shelfData(*shelf, role);
    if (const Collection *collection = collectionAt(index))
        return collectionData(*collection, role);
    if (const DatasetItem *dataset = datasetAt(index))
        return datasetData(*dataset, itemKind(index), role);
    return messageData(index, role);
}

Qt::ItemFlags RepositoryModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    const bool isParent = kind(index) == Kind::Collection || kind(index) == Kind::Shelf;
    return index.isValid() && !isParent ? flags | Qt::ItemNeverHasChildren : flags;
}

QVariant RepositoryModel::collectionData(const Collection &collection, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return collection.item.title;
    case Qt::ToolTipRole:
        return plainToolTip(collection.item.title);
    case RowKindRole:
        return int(RowKind::Collection);
    case RowIdRole:
        return collection.item.uuid;
    case SecondLineRole:
        if (collection.progress.state != Progress::State::Here)
            return tr("Collection");
        return collection.datasets.size() == 1
                   ? tr("Collection · 1 dataset")
                   : tr("Collection · %n datasets", nullptr, int(collection.datasets.size()));
    default:
        return {};
    }
}

QVariant RepositoryModel::shelfData(const Collection &shelf, int role) const
{
    const auto count = int(shelf.datasets.size());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return shelf.shelf == Shelf::Pinned ? tr("Pinned") : tr("Recent");
    case SecondLineRole:
    case Qt::AccessibleDescriptionRole:
        return count == 1 ? tr("1 item") : tr("%n items", nullptr, count);
    case RowKindRole:
        return int(RowKind::Heading);
    default:
        return {};
    }
}

RowKind RepositoryModel::itemKind(const QModelIndex &index) const
{
    const auto *collection = static_cast<const Collection *>(index.internalPointer());
    return collection && collection->shelf ? collection->kinds.value(index.row(), RowKind::Dataset) : RowKind::Dataset;
}

QVariant RepositoryModel::datasetData(const DatasetItem &dataset, RowKind kind, int role) const
{
    repository::CatalogueItem item = itemFrom(dataset);
    if (kind == RowKind::Collection)
        item.kind = repository::CatalogueItem::Kind::Collection;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return titleText(item);
    case Qt::ToolTipRole:
        return plainToolTip(titleText(item));
    case RowKindRole:
        return int(kind);
    case RowIdRole:
        return dataset.uuid;
    case SecondLineRole:
    case Qt::AccessibleDescriptionRole:
        return itemLine(item, m_scout, {});
    case BadgeRole:
        return badgeOf(item, m_scout).text;
    case BadgeWarnsRole:
        return badgeOf(item, m_scout).warns;
    default:
        return {};
    }
}

QVariant RepositoryModel::messageData(const QModelIndex &index, int role) const
{
    const bool isInside = index.internalPointer() != nullptr;
    const Progress &progress = progressAt(index);
    if (role == IsPaleRole)
        return true;
    if (progress.state == Progress::State::Failed) {
        if (role == Qt::DisplayRole)
            return tr("Could not be loaded. Double-click to try again.");
        if (role == Qt::ToolTipRole)
            return plainToolTip(progress.why);
        return role == SecondLineRole ? progress.why : QVariant();
    }
    if (role != Qt::DisplayRole)
        return {};
    if (progress.state == Progress::State::Waiting)
        return tr("Loading…");
    if (isInside)
        return tr("No datasets in this collection");
    return tr("No collections in this repository");
}

} // namespace kader::ui
