#pragma once

#include "base/job.h"
#include "base/result.h"
#include "base/webaddress.h"

#include <QAbstractItemModel>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace kader::ui {

/// What a IIIF Collection lists, as values that can come from another thread.
struct CollectionList {
    enum class Kind { Manifest, Collection };
    struct Member {
        Kind kind = Kind::Manifest;
        QString address;
        QString title;
        int parent = -1;         ///< Position of the member that lists it; -1: the collection itself.
        bool isEmbedded = false; ///< Its own members are in this list.
    };
    Kind kind = Kind::Collection; ///< Manifest: what is there is no collection, and lists nothing.
    QString address;
    QString title;
    std::vector<Member> members = {};
    std::optional<WebAddress> next = {}; ///< Where the list goes on.
};

/// IIIF Collections that were opened, the last one first, each with its members. Those that are elsewhere are loaded
/// when they are unfolded, and pages when they are asked for. A collection within itself ends there.
class CollectionModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    using Loader =
        std::function<JobHandle(const WebAddress &address, std::function<void(Result<CollectionList>)> done)>;
    enum class Kind { Manifest, Collection, Waiting, Failed, More, Nothing, Cycle };

    explicit CollectionModel(Loader loader, QObject *parent = nullptr);
    ~CollectionModel() override;

    /// Puts it first; one that is there already is taken anew.
    QModelIndex add(const CollectionList &list);
    /// One of those at the top.
    void remove(const QModelIndex &root);
    /// Asks again for what a failed row stands for, or for what follows.
    void load(const QModelIndex &row);

    [[nodiscard]] Kind kind(const QModelIndex &index) const;
    /// Of a manifest or collection, as its list has it.
    [[nodiscard]] QString address(const QModelIndex &index) const;

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
    struct Node;
    using NodePtr = std::unique_ptr<Node>;

    [[nodiscard]] Node &nodeAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node &node) const;
    [[nodiscard]] static QVariant countText(const Node &collection);
    [[nodiscard]] static bool isWithinItself(const Node &collection);
    [[nodiscard]] static std::vector<NodePtr> nodesOf(const CollectionList &list);
    void append(Node &parent, std::vector<NodePtr> nodes);
    void say(Node &parent, Kind kind, const QString &why = {});
    void unsay(Node &parent);
    void ask(Node &collection, const WebAddress &address);
    void take(Node &collection, const WebAddress &address, const Result<CollectionList> &answer);
    void takeMembers(Node &collection, const CollectionList &list);

    Loader m_loader;
    NodePtr m_root;
};

} // namespace kader::ui
