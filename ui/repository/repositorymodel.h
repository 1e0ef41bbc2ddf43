#pragma once

#include "repository/repository.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace kader::ui {

/// The collections of a repository and, when one is opened, its datasets. Rows that wait or that failed are rows too,
/// and say so in words. Asks nothing before load().
class RepositoryModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum class Kind { Collection, Dataset, Waiting, Failed, Nothing };

    explicit RepositoryModel(repository::Repository repository, QObject *parent = nullptr);
    ~RepositoryModel() override;

    void setRepository(const repository::Repository &repository);
    /// Asks, unless it was asked before.
    void load();
    /// Asks again for what a failed row stands for.
    void retry(const QModelIndex &failed);
    /// The row of a collection, put first when it is not in the list. Nothing while the list is on its way: ask again
    /// when the model was reset.
    QModelIndex find(const repository::Collection &wanted);
    /// What became known of a dataset when it was opened: shown in its rows.
    void learn(const QString &dataset, int canvases, const QString &licence);

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
    struct Known {
        int canvases = 0;
        QString licence;
    };
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
    };

    [[nodiscard]] Collection *collectionAt(const QModelIndex &index) const;
    [[nodiscard]] const repository::DatasetItem *datasetAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Collection &collection) const;
    [[nodiscard]] static int rowsFor(const Progress &progress, qsizetype items);
    [[nodiscard]] QVariant collectionData(const Collection &collection, int role) const;
    [[nodiscard]] QVariant datasetData(const repository::DatasetItem &dataset, int role) const;
    [[nodiscard]] QVariant messageData(const QModelIndex &index, int role) const;
    [[nodiscard]] const Progress &progressAt(const QModelIndex &message) const;
    void askForCollections();
    void askForDatasets(Collection &collection);
    void takeCollections(Result<QList<repository::CollectionItem>> answer);
    void takeDatasets(Collection &collection, Result<QList<repository::DatasetItem>> answer);

    repository::Repository m_repository;
    Progress m_progress;
    std::vector<std::unique_ptr<Collection>> m_collections;
    QHash<QString, Known> m_known;
};

} // namespace kader::ui
