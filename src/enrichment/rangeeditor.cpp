#include "enrichment/rangeeditor.h"

#include "enrichment/jsontools.h"

using namespace Qt::StringLiterals;

namespace kader::enrichment {

namespace {

using iiif::Value;

bool isRange(Value item)
{
    return item["items"].isArray();
}

/// What an item that is no embedded range points at.
QString pointedAt(Value item)
{
    if (item.isString())
        return item.text();
    const Value source = item["source"];
    if (source)
        return source.isString() ? source.text() : source["id"].text();
    return item["id"].text();
}

} // namespace

std::vector<Value> RangeEditor::edit(Value structures, iiif::Contexts &contexts)
{
    collect(structures);
    decideWhatStays();
    std::vector<Value> outermost;
    std::set<quint32> left;
    for (const Item &item : m_items) {
        const bool isParentLeft = item.parent >= 0 && !m_items[size_t(item.parent)].stays;
        if (!item.stays) {
            left.insert(item.value.index());
            m_dropped += item.rangeId.isEmpty() ? 1 : 0;
            if (item.parent >= 0 && !isParentLeft)
                m_editor->edits().remove(item.value);
            continue;
        }
        if (item.parent < 0)
            outermost.push_back(item.value);
        editItem(item);
    }
    for (const Value range : outermost)
        m_editor->liftContexts(range, contexts, left);
    return outermost;
}

/// Breadth first, so that no nesting of the document becomes nesting of calls.
void RangeEditor::collect(Value structures)
{
    for (const Value range : listed(structures))
        m_items.push_back({range, -1});
    int named = 0;
    for (size_t i = 0; i < m_items.size(); ++i) {
        const Value value = m_items[i].value;
        if (!isRange(value))
            continue;
        m_items[i].rangeId = m_address + u'/' + QString::number(++named);
        if (!m_ranges.contains(value["id"].text()))
            m_ranges.insert(value["id"].text(), m_items[i].rangeId);
        for (const Value item : value["items"])
            m_items.push_back({item, int(i)});
    }
}

void RangeEditor::decideWhatStays()
{
    for (auto item = m_items.rbegin(); item != m_items.rend(); ++item) { // items come after their range
        item->stays = item->stays || (item->rangeId.isEmpty() && isInAggregate(item->value));
        if (item->stays && item->parent >= 0)
            m_items[size_t(item->parent)].stays = true;
    }
}

bool RangeEditor::isInAggregate(Value item) const
{
    if (item["type"].text() == "Range"_L1)
        return true;
    const QString id = pointedAt(item);
    if (m_ranges.contains(id))
        return true;
    const SourceIds &ids = m_editor->ids();
    return ids.idOf(id) || ids.idOf(id.section(u'#', 0, 0));
}

void RangeEditor::editItem(const Item &item)
{
    iiif::Edits &edits = m_editor->edits();
    if (!item.rangeId.isEmpty()) {
        edits.set(item.value, "id", quoted(item.rangeId));
        m_editor->followReferences(item.value["start"], nullptr);
        return;
    }
    const QString id = pointedAt(item.value);
    if (const auto range = m_ranges.constFind(id); range != m_ranges.cend()) {
        const Value reference = item.value.isString() ? item.value : item.value["id"];
        if (reference)
            edits.replace(reference, quoted(*range));
        return;
    }
    m_editor->followReferences(item.value, nullptr);
}

} // namespace kader::enrichment
