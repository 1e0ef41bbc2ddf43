#include "iiif/rules_members.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

/// The ranges of a document by what they contain, embedded or referred to.
class RangeGraph final {
public:
    explicit RangeGraph(const std::vector<Value> &ranges)
    {
        for (const Value range : ranges) {
            const QString id = range["id"].text();
            if (!id.isEmpty() && !m_byId.contains(id))
                m_byId.insert(id, range.index());
        }
    }

    [[nodiscard]] bool knows(const QString &id) const { return m_byId.contains(id); }

    /// The range that an item is, itself or by its id.
    [[nodiscard]] Value resolved(Value item) const
    {
        if (item["items"])
            return item;
        const auto found = m_byId.constFind(item["id"].text());
        return found != m_byId.constEnd() ? Value(item.outline(), *found) : Value();
    }

    /// The items through which ranges under this one come back to one that contains them.
    void findCycles(Value top, Findings &findings)
    {
        std::vector<Value> open; // the items that are next on each level
        enter(top, open);
        while (!open.empty()) {
            const Value item = open.back();
            if (!item) {
                open.pop_back();
                m_path.remove(m_entered.back());
                m_entered.pop_back();
                continue;
            }
            open.back() = item.next();
            const Value range = item["type"].text() == "Range"_L1 ? resolved(item) : Value();
            if (range && m_path.contains(range.index()))
                findings.add(rule("range-cycle"), item);
            else if (range && !m_done.contains(range.index()))
                enter(range, open);
        }
    }

private:
    void enter(Value range, std::vector<Value> &open)
    {
        if (m_done.contains(range.index()))
            return;
        m_done.insert(range.index());
        m_path.insert(range.index());
        m_entered.push_back(range.index());
        open.push_back(range["items"].elements().firstChild());
    }

    QHash<QString, quint32> m_byId;
    QSet<quint32> m_done;
    QSet<quint32> m_path;
    std::vector<quint32> m_entered;
};

void checkItem(const Site &site, Value item)
{
    const QString type = item["type"].text();
    const bool isUnknown = type == "SpecificResource"_L1 && !item["source"]; // told where it is looked at itself
    if (!item.isObject() || type == "Range"_L1 || isUnknown || !site.walk.knowsCanvases())
        return;
    const bool isFound = site.walk.canvas(item["id"].text()) || site.walk.canvas(pointed(item, nullptr).id);
    if (!isFound)
        site.findings().add(rule("range-item"), item);
    else if (!item["source"])
        checkTargetFragment(site, item);
}

bool isSequence(Value range)
{
    for (Value behavior : range["behavior"].elements()) {
        if (behavior.text() == "sequence"_L1)
            return true;
    }
    return false;
}

} // namespace

void checkRange(const Site &site)
{
    site.walk.rememberRange(site.object());
    const Value items = site[at("items")];
    if (!items.firstChild())
        site.findings().add(rule("range-empty"), site.object());
    for (Value item : items.elements())
        checkItem(site, item);
    const bool isTop = site.object().parent().key() == "structures"_L1;
    if (!isTop && isSequence(site.object()))
        site.findings().add(rule("range-sequence"), site.object());
}

void checkRanges(Walk &walk)
{
    RangeGraph graph(walk.ranges());
    for (const Value range : walk.ranges()) {
        for (Value item : range["items"].elements()) {
            const bool isReference = item["type"].text() == "Range"_L1 && !item["items"];
            if (isReference && !graph.knows(item["id"].text()))
                walk.findings().add(rule("range-reference"), item);
        }
        graph.findCycles(range, walk.findings());
    }
}

} // namespace kader::iiif
