#pragma once

#include "repository/repository.h"
#include "ui/repository/bookmarks.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>
#include <vector>

namespace kader::ui {

class RecordScout;

/// The collections of a repository and, when one is opened, its datasets. Rows that wait or that failed are rows too,
/// and say so in words. Asks nothing before load().
class RepositoryModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum class Kind { Shelf, Collection, Dataset, Waiting, Failed, Nothing };
    enum class Shelf { Pinned, Recent };

    /// The scout outlives it; what that learns is shown.
    RepositoryModel(repository::Repository repository, const RecordScout &scout, QObject *parent = nullptr);
    ~RepositoryModel() override;

    void setRepository(const repository::Repository &repository);
    /// Puts what somebody wants to find again before the collections; an empty shelf is not there.
    void setShelf(Shelf shelf, const QList<Bookmark> &bookmarks);
    [[nodiscard]] QModelIndex shelf(Shelf shelf) const;
    /// Asks, unless it was asked before.
    void load();
    /// Asks again for what a failed row stands for.
    void retry(const QModelIndex &failed);
    /// The same for whatever has failed.
    void retryAll();
    /// The row of a collection, put first when it is not in the list. Nothing while the list is on its way: ask again
    /// when the model was reset.
    QModelIndex find(const repository::Collection &wanted);

    [[nodiscard]] Kind kind(const QModelIndex &index) const;
    /// Of a dataset's row; nothing for others.
    [[nodiscard]] std::optional<repository::ItemId> datasetId(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    /// How far a list has come; while it has no items, one row speaks for it (none before it was asked).
    struct Progress {
        enum class State { Unasked, Waiting, Failed, Here };
        State state = State::Unasked;
        QString why = {};
        JobHandle job = {};
    };
    struct Collection {
        repository::CollectionItem item;
        int row = 0;
        Progress progress = {};
        QList<repository::DatasetItem> datasets = {};
        std::optional<Shelf> shelf = {};
        QList<RowKind> kinds = {}; ///< Of what is on a shelf.
    };

    void fillShelf(Collection &shelf, const QList<Bookmark> &bookmarks);
    void insertShelf(Shelf shelf, const QList<Bookmark> &bookmarks);
    [[nodiscard]] Collection *shelfAt(const QModelIndex &index) const;
    [[nodiscard]] QVariant shelfData(const Collection &shelf, int role) const;
    [[nodiscard]] RowKind itemKind(const QModelIndex &index) const;
    [[nodiscard]] Collection *collectionAt(const QModelIndex &index) const;
    [[nodiscard]] const repository::DatasetItem *datasetAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Collection &collection) const;
    [[nodiscard]] static int rowsFor(const Progress &progress, qsizetype items);
    [[nodiscard]] QVariant collectionData(const Collection &collection, int role) const;
    [[nodiscard]] QVariant datasetData(const repository::DatasetItem &dataset, RowKind kind, int role) const;
    [[nodiscard]] QVariant messageData(const QModelIndex &index, int role) const;
    [[nodiscard]] const Progress &progressAt(const QModelIndex &message) const;
    void askForCollections();
    void askForDatasets(Collection &collection);
    void takeCollections(Result<QList<repository::CollectionItem>> answer);
    void refresh(const QString &dataset);
    void refresh(const QString &dataset, const Collection &collection);
    void takeDatasets(Collection &collection, Result<QList<repository::DatasetItem>> answer);

    repository::Repository m_repository;
    const RecordScout &m_scout;
    Progress m_progress;
    std::vector<std::unique_ptr<Collection>> m_shelves; ///< In the order of Shelf.
    std::vector<std::unique_ptr<Collection>> m_collections;
};

} // namespace kader::ui
