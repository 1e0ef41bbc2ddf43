#include "ui/repository/findermodel.h"

#include "ui/repository/datasetwords.h"
#include "ui/repository/recordscout.h"
#include "ui/workspace/authoraddress.h"
#include "ui/workspace/authordatasets.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

using repository::AuthorDatasets;
using repository::CatalogueItem;
using repository::DatasetItem;
using repository::ItemId;

namespace {

constexpr qsizetype fewRows = 6;    ///< Of collections and authors: what is below them must be seen too.
constexpr qsizetype someRows = 100; ///< Of datasets.
constexpr int moreAtOnce = 200;

QString nothingText(const FinderQuestion &question)
{
    if (!question.filter.isEmpty())
        return FinderModel::tr("Nothing that is known fits");
    if (AuthorAddress::parse(question.text))
        return FinderModel::tr("The repository lists no dataset by this author");
    return FinderModel::tr("No title and no author has “%1”").arg(question.text);
}

} // namespace

FinderModel::FinderModel(repository::Repository repository, const RecordScout &scout, QObject *parent)
    : QAbstractItemModel(parent), m_repository(std::move(repository)), m_scout(scout)
{
    connect(&scout, &RecordScout::learned, this, [this](const QUuid &dataset) { refresh(dataset, m_root); });
}

FinderModel::~FinderModel() = default;

// --- What is shown ------------------------------------------------------------------------------------------

void FinderModel::setRepository(const repository::Repository &repository)
{
    m_repository = repository;
    show({}, {}, true);
}

void FinderModel::show(const Findings &findings, const FurtherFindings &further, bool isWaiting)
{
    beginResetModel();
    m_root.children.clear();
    m_others.clear();
    m_findings = findings;
    m_further = further;
    fill(isWaiting);
    endResetModel();
}

void FinderModel::fill(bool isWaiting)
{
    for (const Section section : {Section::Collections, Section::Authors, Section::Datasets}) {
        if (countOf(section) == 0)
            continue;
        append(m_root, {.kind = RowKind::Heading, .section = section});
        fill(section, 0, section == Section::Datasets ? someRows : fewRows);
    }
    if (m_root.children.empty())
        append(m_root, {.text = isWaiting ? tr("Nothing yet") : nothingText(m_findings.question)});
    if (m_further.state == FurtherFindings::State::NotAsked)
        return;
    append(m_root, {.kind = RowKind::Heading, .section = Section::Further});
    fill(Section::Further, 0, someRows);
}

/// Its heading is the last row, where it was said that it was asked for.
void FinderModel::setFurther(const FurtherFindings &further)
{
    const bool hasHeading = !m_root.children.empty() && m_root.children.back()->kind == RowKind::Heading &&
                            m_root.children.back()->section == Section::Further;
    if (!hasHeading)
        return;
    m_further = further;
    const QModelIndex heading = indexOf(*m_root.children.back());
    emit dataChanged(heading, heading);
    const qsizetype shown = std::min(countOf(Section::Further), someRows);
    if (shown == 0)
        return;
    const bool isCut = shown < countOf(Section::Further);
    beginInsertRows({}, heading.row() + 1, heading.row() + int(shown) + (isCut ? 1 : 0));
    fill(Section::Further, 0, someRows);
    endInsertRows();
}

/// Rows at the end of the tree, and one that says what is left.
void FinderModel::fill(Section section, qsizetype from, qsizetype to)
{
    const qsizetype end = std::min(to, countOf(section));
    for (qsizetype i = from; i < end; ++i)
        append(m_root, nodeFor(section, i));
    if (end < countOf(section))
        append(m_root, {.kind = RowKind::More, .place = quint32(end), .section = section});
}

FinderModel::Node FinderModel::nodeFor(Section section, qsizetype i)
{
    switch (section) {
    case Section::Collections:
        return {.kind = RowKind::Collection, .place = m_findings.collections[size_t(i)], .isFetched = false};
    case Section::Authors:
        return {.kind = RowKind::Author, .place = m_findings.authors[size_t(i)], .isFetched = false};
    case Section::Datasets:
        return {.kind = RowKind::Dataset, .place = m_findings.datasets[size_t(i)]};
    case Section::Further:
        break;
    }
    return nodeFor(m_further.items[size_t(i)]);
}

FinderModel::Node FinderModel::nodeFor(const CatalogueItem &item)
{
    Node node{.kind = item.isCollection() ? RowKind::Collection : RowKind::Dataset, .isFetched = !item.isCollection()};
    if (const std::optional<qsizetype> known = m_findings.catalogue.find(item.id)) {
        node.place = quint32(*known);
        return node;
    }
    m_others.push_back(item);
    node.place = quint32(m_others.size() - 1);
    node.isOther = true;
    return node;
}

FinderModel::Node &FinderModel::append(Node &parent, Node node)
{
    node.parent = &parent;
    node.row = int(parent.children.size());
    parent.children.push_back(std::make_unique<Node>(std::move(node)));
    return *parent.children.back();
}

/// The row that stood for what was left out makes room for some of it, and what stood below it moves down.
void FinderModel::showMore(const QModelIndex &more)
{
    const Node *asked = nodeAt(more);
    if (!asked || asked->kind != RowKind::More)
        return;
    const Section section = asked->section;
    const qsizetype from = asked->place;
    const int row = asked->row;
    const auto left = int(countOf(section) - from);
    const int fresh = left > moreAtOnce ? moreAtOnce + 1 : left;
    beginRemoveRows({}, row, row);
    std::vector<std::unique_ptr<Node>> below(std::make_move_iterator(m_root.children.begin() + row + 1),
                                             std::make_move_iterator(m_root.children.end()));
    m_root.children.resize(size_t(row));
    const auto putBack = [&] {
        for (auto &node : below) {
            node->row = int(m_root.children.size());
            m_root.children.push_back(std::move(node));
        }
    };
    putBack();
    endRemoveRows();
    beginInsertRows({}, row, row + fresh - 1);
    below.assign(std::make_move_iterator(m_root.children.begin() + row),
                 std::make_move_iterator(m_root.children.end()));
    m_root.children.resize(size_t(row));
    fill(section, from, from + moreAtOnce);
    putBack();
    endInsertRows();
}

// --- The datasets of authors and collections ----------------------------------------------------------------

bool FinderModel::canFetchMore(const QModelIndex &parent) const
{
    const Node *node = nodeAt(parent);
    return node && !node->isFetched;
}

void FinderModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    ask(*nodeAt(parent));
}

void FinderModel::ask(Node &node)
{
    if (node.kind == RowKind::Collection)
        askForDatasets(node);
    else
        askForAuthor(node);
}

void FinderModel::askForDatasets(Node &collection)
{
    const std::optional<ItemId> id = ItemId::parse(itemOf(collection).uuid());
    collection.isFetched = true;
    std::vector<Node> waiting;
    waiting.push_back({.text = tr("Loading…")});
    replaceChildren(collection, std::move(waiting));
    if (id)
        collection.job = m_repository.datasetsOf(
            *id, [this, &collection](const Result<QList<DatasetItem>> &answer) { take(collection, answer); });
}

void FinderModel::take(Node &collection, const Result<QList<DatasetItem>> &answer)
{
    std::vector<Node> rows;
    if (!answer) {
        rows.push_back({.kind = RowKind::Failed, .why = answer.error().message});
    } else {
        for (const DatasetItem &item : *answer)
            rows.push_back(nodeFor(itemFrom(item)));
        if (rows.empty())
            rows.push_back({.text = tr("No datasets in this collection")});
    }
    replaceChildren(collection, std::move(rows));
}

/// What the lists have is there at once; what they don't tell is asked for.
void FinderModel::askForAuthor(Node &author)
{
    author.isFetched = true;
    author.confirmed = -1;
    std::vector<Node> rows = listedRows(author);
    rows.push_back({.text = tr("Asking the repository for more…")});
    replaceChildren(author, std::move(rows));
    author.job =
        m_repository.datasetsBy(m_findings.catalogue.author(author.place), m_findings.catalogue,
                                [this, &author](const Result<AuthorDatasets> &answer) { takeAuthor(author, answer); });
}

std::vector<FinderModel::Node> FinderModel::listedRows(const Node &author) const
{
    std::vector<Node> rows;
    for (const quint32 place : m_findings.catalogue.datasetsOf(author.place))
        rows.push_back({.kind = RowKind::Dataset, .place = place});
    return rows;
}

void FinderModel::takeAuthor(Node &author, const Result<AuthorDatasets> &answer)
{
    std::vector<Node> rows;
    if (!answer) {
        rows = listedRows(author);
        rows.push_back({.kind = RowKind::Failed, .why = answer.error().message});
    } else {
        const repository::CatalogueAuthor &who = m_findings.catalogue.author(author.place);
        const AuthorDatasets all = authorDatasets(m_findings.catalogue, who, *answer);
        author.confirmed = int(all.datasets.size());
        addGroup(rows, {}, {}, all.datasets);
        addGroup(rows, tr("Same name, not confirmed"), tr("Neither ORCID nor author record tells"), all.unconfirmed);
        addGroup(rows, tr("Others of that name"), tr("Another ORCID or author record"), all.namesakes);
    }
    replaceChildren(author, std::move(rows));
    emit dataChanged(indexOf(author), indexOf(author));
}

void FinderModel::addGroup(std::vector<Node> &rows, const QString &heading, const QString &second,
                           const QList<DatasetItem> &items)
{
    if (!items.isEmpty() && !heading.isEmpty())
        rows.push_back({.kind = RowKind::Heading, .text = heading, .why = second});
    for (const DatasetItem &item : items)
        rows.push_back(nodeFor(itemFrom(item)));
}

void FinderModel::replaceChildren(Node &parent, std::vector<Node> children)
{
    const QModelIndex index = indexOf(parent);
    if (!parent.children.empty()) {
        beginRemoveRows(index, 0, int(parent.children.size()) - 1);
        parent.children.clear();
        endRemoveRows();
    }
    if (children.empty())
        return;
    beginInsertRows(index, 0, int(children.size()) - 1);
    for (Node &child : children)
        append(parent, std::move(child));
    endInsertRows();
}

void FinderModel::retry(const QModelIndex &failed)
{
    const Node *node = nodeAt(failed);
    if (node && node->kind == RowKind::Failed)
        ask(*node->parent);
}

void FinderModel::retryAll()
{
    for (const auto &node : m_root.children) {
        if (!node->children.empty() && node->children.back()->kind == RowKind::Failed)
            ask(*node);
    }
}

/// Rows inside of rows that are open, too.
void FinderModel::refresh(const QUuid &dataset, const Node &parent)
{
    for (const auto &node : parent.children) {
        if (node->kind == RowKind::Dataset && itemOf(*node).id == dataset) {
            const QModelIndex row = indexOf(*node);
            emit dataChanged(row, row);
        }
        if (!node->children.empty())
            refresh(dataset, *node); // There are two levels only.
    }
}

// --- Rows ---------------------------------------------------------------------------------------------------

FinderModel::Node *FinderModel::nodeAt(const QModelIndex &index) const
{
    return static_cast<Node *>(index.internalPointer());
}

QModelIndex FinderModel::indexOf(const Node &node) const
{
    return node.parent ? createIndex(node.row, 0, &node) : QModelIndex();
}

qsizetype FinderModel::countOf(Section section) const
{
    const size_t counts[] = {m_findings.collections.size(), m_findings.authors.size(), m_findings.datasets.size(),
                             m_further.items.size()};
    return qsizetype(counts[int(section)]);
}

const CatalogueItem &FinderModel::itemOf(const Node &node) const
{
    return node.isOther ? m_others[node.place] : m_findings.catalogue.item(node.place);
}

QModelIndex FinderModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const Node &node = parent.isValid() ? *nodeAt(parent) : m_root;
    return createIndex(row, column, node.children[size_t(row)].get());
}

QModelIndex FinderModel::parent(const QModelIndex &child) const
{
    const Node *node = nodeAt(child);
    return node && node->parent ? indexOf(*node->parent) : QModelIndex();
}

int FinderModel::rowCount(const QModelIndex &parent) const
{
    return int((parent.isValid() ? *nodeAt(parent) : m_root).children.size());
}

int FinderModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool FinderModel::hasChildren(const QModelIndex &parent) const
{
    return canFetchMore(parent) || rowCount(parent) > 0;
}

Qt::ItemFlags FinderModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    switch (kind(index)) {
    case RowKind::Heading:
    case RowKind::Message:
        return Qt::ItemNeverHasChildren; // The keyboard passes them by.
    case RowKind::Collection:
    case RowKind::Author:
        return QAbstractItemModel::flags(index);
    default:
        return QAbstractItemModel::flags(index) | Qt::ItemNeverHasChildren;
    }
}

RowKind FinderModel::kind(const QModelIndex &index) const
{
    const Node *node = nodeAt(index);
    return node ? node->kind : RowKind::Message;
}

std::optional<repository::CatalogueAuthor> FinderModel::author(const QModelIndex &index) const
{
    if (kind(index) != RowKind::Author)
        return std::nullopt;
    return m_findings.catalogue.author(nodeAt(index)->place);
}

std::optional<ItemId> FinderModel::itemId(const QModelIndex &index) const
{
    return ItemId::parse(index.data(RowIdRole).toString());
}

QModelIndex FinderModel::find(const QString &uuid) const
{
    const QUuid id = QUuid::fromString(uuid);
    for (const auto &node : m_root.children) {
        const bool isItem = node->kind == RowKind::Collection || node->kind == RowKind::Dataset;
        if (isItem && itemOf(*node).id == id)
            return indexOf(*node);
    }
    return {};
}

QModelIndex FinderModel::first() const
{
    const auto found = std::find_if(m_root.children.begin(), m_root.children.end(), [](const auto &node) {
        return node->kind != RowKind::Heading && node->kind != RowKind::Message;
    });
    return found == m_root.children.end() ? QModelIndex() : indexOf(**found);
}

} // namespace kader::ui
