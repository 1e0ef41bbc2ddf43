#include "iiif/upgraderangetree.h"

#include "iiif/upgradeclasses.h"

#include <algorithm>

namespace kader::iiif {

namespace {

bool holdsSomething(Value range)
{
    return upgradeHas(range, "members") || upgradeHas(range, "ranges") || upgradeHas(range, "canvases");
}

bool isTop(Value range)
{
    for (const Value hint : upgradeListed(range["viewingHint"])) {
        if (hint.raw() == "\"top\"")
            return true;
    }
    return false;
}

} // namespace

RangeTree::RangeTree(Value structures)
{
    for (const Value range : upgradeListed(structures)) {
        if (range.isObject())
            add(range);
    }
    readAll(false);
    readAll(true);
    hangByWithin();
    cutCycles();
    findRoots();
    limitDepth();
}

void RangeTree::add(Value range)
{
    const int index = int(m_nodes.size());
    m_nodes.push_back({.value = range, .items = {}});
    m_byValue.insert(range.index(), index);
    const QByteArray id = upgradeIdText(range);
    if (!id.isEmpty() && !m_byId.contains(id))
        m_byId.insert(id, index);
}

void RangeTree::readAll(bool withTops)
{
    for (size_t i = 0; i < m_nodes.size(); ++i) { // ranges written inside others join the end on the way
        if (!m_nodes[i].isRead && (withTops || !isTop(m_nodes[i].value)))
            readItems(int(i));
    }
}

void RangeTree::readItems(int range)
{
    m_nodes[size_t(range)].isRead = true;
    const Value value = m_nodes[size_t(range)].value;
    if (upgradeHas(value, "members")) {
        for (const Value entry : upgradeListed(value["members"]))
            readMember(range, entry, hasType(entry["@type"], "Range") || m_byId.contains(upgradeIdText(entry)));
        return;
    }
    const Value ranges = value["ranges"];
    const Value canvases = value["canvases"];
    const bool isRangesFirst = !canvases || (ranges && ranges.index() < canvases.index());
    for (const bool isRange : {isRangesFirst, !isRangesFirst}) {
        for (const Value entry : upgradeListed(isRange ? ranges : canvases))
            readMember(range, entry, isRange);
    }
}

void RangeTree::readMember(int range, Value entry, bool isRange)
{
    if (!isRange) {
        m_nodes[size_t(range)].items.push_back({.value = entry});
        return;
    }
    const QByteArray id = upgradeIdText(entry);
    const auto known = m_byId.constFind(id);
    if (known == m_byId.constEnd() && entry.isObject() && holdsSomething(entry)) {
        add(entry);
        return hang(int(m_nodes.size()) - 1, range, entry);
    }
    if (known != m_byId.constEnd()) {
        const Value label = entry["label"];
        m_oddities.otherNames += label && label.raw() != m_nodes[size_t(*known)].value["label"].raw() ? 1 : 0;
        return hang(*known, range, entry);
    }
    m_nodes[size_t(range)].items.push_back({.value = entry, .isRange = true});
    ++m_oddities.missing;
}

void RangeTree::hang(int range, int parent, Value value)
{
    Node &node = m_nodes[size_t(range)];
    if (node.parent >= 0) {
        m_oddities.twice += isTop(m_nodes[size_t(parent)].value) ? 0 : 1;
        return;
    }
    node.parent = parent;
    m_nodes[size_t(parent)].items.push_back({.value = value, .range = range, .isRange = true});
}

void RangeTree::hangByWithin()
{
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        const Value within = m_nodes[i].value["within"];
        if (m_nodes[i].parent >= 0 || !within)
            continue;
        for (const Value entry : upgradeListed(within)) {
            const int parent = m_byId.value(upgradeIdText(entry), -1);
            if (parent >= 0 && m_nodes[i].parent < 0)
                hang(int(i), parent, entry);
        }
    }
}

void RangeTree::cutCycles()
{
    std::vector<int> seenFrom(m_nodes.size(), -1);
    for (int start = 0; start < int(m_nodes.size()); ++start) {
        int at = start;
        while (at >= 0 && seenFrom[size_t(at)] < 0) {
            seenFrom[size_t(at)] = start;
            at = m_nodes[size_t(at)].parent;
        }
        if (at < 0 || seenFrom[size_t(at)] != start)
            continue;
        int first = at; // of those in the cycle
        for (int other = m_nodes[size_t(at)].parent; other != at; other = m_nodes[size_t(other)].parent)
            first = std::min(first, other);
        std::vector<Item> &items = m_nodes[size_t(m_nodes[size_t(first)].parent)].items;
        items.erase(std::remove_if(items.begin(), items.end(), [first](const Item &it) { return it.range == first; }),
                    items.end());
        m_nodes[size_t(first)].parent = -1;
        ++m_oddities.cycles;
    }
}

void RangeTree::findRoots()
{
    for (int i = 0; i < int(m_nodes.size()); ++i) {
        Node &node = m_nodes[size_t(i)];
        if (node.parent >= 0)
            continue;
        const bool onlyGathers =
            isTop(node.value) && !node.items.empty() &&
            std::all_of(node.items.begin(), node.items.end(), [](const Item &item) { return item.range >= 0; });
        if (!onlyGathers) {
            m_roots.push_back(i);
            continue;
        }
        ++m_oddities.tops;
        for (const Item &item : node.items)
            m_roots.push_back(item.range);
    }
    for (const int root : m_roots)
        m_nodes[size_t(root)].parent = -1;
}

void RangeTree::limitDepth()
{
    std::vector<int> queue = m_roots;
    for (size_t at = 0; at < queue.size(); ++at) {
        const int range = queue[at];
        Node &node = m_nodes[size_t(range)];
        const bool isFull = node.depth >= deepest;
        std::vector<Item> kept;
        for (const Item &item : node.items) {
            if (item.range >= 0) {
                Node &child = m_nodes[size_t(item.range)];
                child.parent = isFull ? node.parent : range;
                child.depth = isFull ? node.depth : node.depth + 1;
                queue.push_back(item.range);
            }
            if (item.range < 0 || !isFull) {
                kept.push_back(item);
                continue;
            }
            m_nodes[size_t(node.parent)].items.push_back(item);
            ++m_oddities.tooDeep;
        }
        node.items = std::move(kept);
    }
}

} // namespace kader::iiif
