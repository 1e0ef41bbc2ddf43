#include "ui/repository/collectionmodel.h"

#include "ui/repository/twolinedelegate.h"
#include "ui/theme/icons.h"
#include "ui/theme/tooltip.h"

#include <QLocale>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

/// A row deeper than this is not unfolded: nobody orders things so, but a server can go on for ever.
constexpr int deepest = 50;
/// Of one collection, over all its pages.
constexpr size_t mostMembers = 200'000;

} // namespace

struct CollectionModel::Node {
    Node *parent = nullptr;
    int row = 0;
    Kind kind = Kind::Manifest;
    QString address = {};
    QString title = {};   ///< Of a message: why.
    bool isAsked = false; ///< Whether its members are here or on their way.
    std::optional<WebAddress> next = {};
    JobHandle job = {};
    std::vector<NodePtr> children = {};
};

CollectionModel::CollectionModel(Loader loader, QObject *parent)
    : QAbstractItemModel(parent), m_loader(std::move(loader)), m_root(std::make_unique<Node>())
{
    m_root->kind = Kind::Collection;
    m_root->isAsked = true;
}

CollectionModel::~CollectionModel() = default;

// --- What is opened -----------------------------------------------------------------------------------------

QModelIndex CollectionModel::add(const CollectionList &list)
{
    std::vector<NodePtr> &roots = m_root->children;
    const auto known = std::find_if(roots.begin(), roots.end(), [&](const NodePtr &each) {
        return !list.address.isEmpty() && each->address == list.address;
    });
    if (known != roots.end())
        remove(indexOf(**known));
    beginInsertRows({}, 0, 0);
    auto node = std::make_unique<Node>();
    node->parent = m_root.get();
    node->kind = Kind::Collection;
    node->address = list.address;
    node->title = list.title;
    node->isAsked = true;
    roots.insert(roots.begin(), std::move(node));
    for (size_t row = 0; row < roots.size(); ++row)
        roots[row]->row = int(row);
    endInsertRows();
    takeMembers(*roots.front(), list);
    return index(0, 0);
}

void CollectionModel::remove(const QModelIndex &root)
{
    std::vector<NodePtr> &roots = m_root->children;
    if (!root.isValid() || root.parent().isValid())
        return;
    beginRemoveRows({}, root.row(), root.row());
    roots.erase(roots.begin() + root.row());
    for (size_t row = 0; row < roots.size(); ++row)
        roots[row]->row = int(row);
    endRemoveRows();
}

/// The members of a list that are its own, with what is embedded in them.
std::vector<CollectionModel::NodePtr> CollectionModel::nodesOf(const CollectionList &list)
{
    std::vector<NodePtr> own;
    std::vector<Node *> byPosition;
    byPosition.reserve(list.members.size());
    for (const CollectionList::Member &member : list.members) {
        auto node = std::make_unique<Node>();
        node->kind = member.kind == CollectionList::Kind::Manifest ? Kind::Manifest : Kind::Collection;
        node->address = member.address;
        node->title = member.title;
        node->isAsked = member.isEmbedded;
        byPosition.push_back(node.get());
        const bool isNested = member.parent >= 0 && size_t(member.parent) + 1 < byPosition.size();
        Node *parent = isNested ? byPosition[size_t(member.parent)] : nullptr;
        std::vector<NodePtr> &siblings = parent ? parent->children : own;
        node->parent = parent;
        node->row = int(siblings.size());
        siblings.push_back(std::move(node));
    }
    return own;
}

// --- Asking -------------------------------------------------------------------------------------------------

bool CollectionModel::canFetchMore(const QModelIndex &parent) const
{
    const Node &node = nodeAt(parent);
    return node.kind == Kind::Collection && !node.isAsked;
}

void CollectionModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    Node &collection = nodeAt(parent);
    collection.isAsked = true;
    // Only the web is followed, whatever a document says.
    const std::optional<WebAddress> address = WebAddress::parse(collection.address);
    if (isWithinItself(collection))
        say(collection, Kind::Cycle);
    else if (address)
        ask(collection, *address);
    else
        say(collection, Kind::Nothing, tr("It has no address on the web."));
}

bool CollectionModel::isWithinItself(const Node &collection)
{
    int depth = 0;
    for (const Node *above = collection.parent; above; above = above->parent) {
        const bool isSame = !collection.address.isEmpty() && above->address == collection.address;
        if (isSame || ++depth > deepest)
            return true;
    }
    return false;
}

void CollectionModel::ask(Node &collection, const WebAddress &address)
{
    say(collection, Kind::Waiting);
    collection.job.reset();
    collection.job = m_loader(address, [this, &collection, address](const Result<CollectionList> &answer) {
        take(collection, address, answer);
    });
}

void CollectionModel::take(Node &collection, const WebAddress &address, const Result<CollectionList> &answer)
{
    unsay(collection);
    if (!answer) {
        collection.next = address;
        return say(collection, Kind::Failed, answer.error().message);
    }
    const bool isFirst = collection.children.empty();
    if (isFirst && answer->kind == CollectionList::Kind::Manifest) {
        collection.kind = Kind::Manifest;
    } else {
        if (isFirst && !answer->title.isEmpty())
            collection.title = answer->title;
        takeMembers(collection, *answer);
    }
    const QModelIndex index = indexOf(collection);
    emit dataChanged(index, index);
}

void CollectionModel::takeMembers(Node &collection, const CollectionList &list)
{
    append(collection, nodesOf(list));
    // A page that leads to itself ends the list.
    const bool isSame = list.next && collection.next && list.next->text() == collection.next->text();
    collection.next = list.next;
    if (isSame || collection.children.size() > mostMembers)
        collection.next.reset();
    if (collection.next)
        say(collection, Kind::More);
    else if (collection.children.empty())
        say(collection, Kind::Nothing, tr("Nothing in this collection"));
}

void CollectionModel::load(const QModelIndex &row)
{
    if (kind(row) != Kind::Failed && kind(row) != Kind::More)
        return;
    Node &collection = *nodeAt(row).parent;
    const std::optional<WebAddress> address = collection.next;
    unsay(collection);
    if (address)
        ask(collection, *address);
}

// --- Rows ---------------------------------------------------------------------------------------------------

CollectionModel::Node &CollectionModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? *static_cast<Node *>(index.internalPointer()) : *m_root;
}

QModelIndex CollectionModel::indexOf(const Node &node) const
{
    return &node == m_root.get() ? QModelIndex() : createIndex(node.row, 0, &node);
}

void CollectionModel::append(Node &parent, std::vector<NodePtr> nodes)
{
    if (nodes.empty())
        return;
    const int first = int(parent.children.size());
    beginInsertRows(indexOf(parent), first, first + int(nodes.size()) - 1);
    for (NodePtr &node : nodes) {
        node->parent = &parent;
        node->row = int(parent.children.size());
        parent.children.push_back(std::move(node));
    }
    endInsertRows();
}

/// A row behind the members that speaks for those that are not there.
void CollectionModel::say(Node &parent, Kind kind, const QString &why)
{
    std::vector<NodePtr> message;
    message.push_back(std::make_unique<Node>());
    message.front()->kind = kind;
    message.front()->title = why;
    append(parent, std::move(message));
}

void CollectionModel::unsay(Node &parent)
{
    if (parent.children.empty())
        return;
    const Kind last = parent.children.back()->kind;
    if (last == Kind::Manifest || last == Kind::Collection)
        return;
    const int row = int(parent.children.size()) - 1;
    beginRemoveRows(indexOf(parent), row, row);
    parent.children.pop_back();
    endRemoveRows();
}

QModelIndex CollectionModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeAt(parent).children[size_t(row)].get());
}

QModelIndex CollectionModel::parent(const QModelIndex &child) const
{
    const Node *parent = child.isValid() ? nodeAt(child).parent : nullptr;
    return parent ? indexOf(*parent) : QModelIndex();
}

int CollectionModel::rowCount(const QModelIndex &parent) const
{
    return int(nodeAt(parent).children.size());
}

int CollectionModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool CollectionModel::hasChildren(const QModelIndex &parent) const
{
    return canFetchMore(parent) || rowCount(parent) > 0;
}

CollectionModel::Kind CollectionModel::kind(const QModelIndex &index) const
{
    return nodeAt(index).kind;
}

QString CollectionModel::address(const QModelIndex &index) const
{
    return nodeAt(index).address;
}

Qt::ItemFlags CollectionModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    return index.isValid() && kind(index) != Kind::Collection ? flags | Qt::ItemNeverHasChildren : flags;
}

// --- Words --------------------------------------------------------------------------------------------------

namespace {

QString messageText(CollectionModel::Kind kind, const QString &why)
{
    switch (kind) {
    case CollectionModel::Kind::Waiting:
        return CollectionModel::tr("Loading…");
    case CollectionModel::Kind::Failed:
        return CollectionModel::tr("Could not be loaded. Double-click to try again.");
    case CollectionModel::Kind::More:
        return CollectionModel::tr("More…");
    case CollectionModel::Kind::Cycle:
        return CollectionModel::tr("Listed above already");
    default:
        return why;
    }
}

} // namespace

/// How many members it has, as far as that is known.
QVariant CollectionModel::countText(const Node &collection)
{
    const auto isMember = [](const NodePtr &each) {
        return each->kind == Kind::Manifest || each->kind == Kind::Collection;
    };
    const std::vector<NodePtr> &children = collection.children;
    if (children.empty() || !isMember(children.front()))
        return {};
    const qulonglong count = children.size() - (isMember(children.back()) ? 0 : 1);
    const QString number = QLocale().toString(count);
    return collection.next ? number + u'+' : number;
}

QVariant CollectionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = nodeAt(index);
    const bool isMember = node.kind == Kind::Manifest || node.kind == Kind::Collection;
    const QString name = node.title.isEmpty() ? node.address : node.title;
    switch (role) {
    case Qt::DisplayRole:
        return isMember ? name : messageText(node.kind, node.title);
    case Qt::AccessibleTextRole:
        if (!isMember)
            return messageText(node.kind, node.title);
        return node.kind == Kind::Manifest ? tr("%1, manifest").arg(name) : tr("%1, IIIF Collection").arg(name);
    case Qt::ToolTipRole:
        return plainToolTip(isMember ? name + u'\n' + node.address : node.title);
    case Qt::DecorationRole:
        if (isMember)
            return node.kind == Kind::Manifest ? icon("manifest"_L1) : icon("collection"_L1);
        return {};
    case BadgeRole:
        return node.kind == Kind::Collection ? countText(node) : QVariant();
    case IsPaleRole:
        return !isMember;
    default:
        return {};
    }
}

} // namespace kader::ui
