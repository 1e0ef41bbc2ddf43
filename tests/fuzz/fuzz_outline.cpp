#include "iiif/outline.h"
#include "target.h"

#include <nlohmann/json.hpp>

using namespace kader::fuzz;
using namespace kader::iiif;

namespace {

/// A value lies within its parent, behind the sibling before it.
void requirePlace(const Outline &outline, quint32 index)
{
    const Outline::Node &node = outline.nodes()[index];
    require(node.begin < node.end && qsizetype(node.end) <= outline.text().size(), "a value has bytes");
    require((node.parent == Outline::none) == (index == 0), "only the root has no parent");
    if (index == 0)
        return;
    const Outline::Node &parent = outline.nodes()[node.parent];
    require(node.parent < index && parent.begin < node.begin && node.end < parent.end, "a value lies in its parent");
    require((node.keyBegin > 0) == (parent.kind == JsonKind::Object), "members have names");
    if (node.next == Outline::none)
        return;
    const Outline::Node &next = outline.nodes()[node.next];
    require(next.parent == node.parent && next.begin > node.end, "a sibling comes behind");
}

/// The value's own bytes are a document of their own.
void requireWhole(const Value &value)
{
    const auto alone = Outline::parse(value.raw().toByteArray());
    require(alone.has_value(), "a value alone is JSON");
    require(alone->root().text() == value.text() && alone->root().integer() == value.integer(),
            "a value alone says the same");
}

} // namespace

/// What is accepted is JSON for another parser too; every value can be read where it lies.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = input(data, size);
    const auto outline = Outline::parse(bytes);
    if (!outline)
        return 0;
    for (quint32 i = 0; i < outline->nodes().size(); ++i) {
        requirePlace(*outline, i);
        const Value value(&*outline, i);
        (void)value.number();
        if (i % 16 == 0)
            requireWhole(value);
    }
    const Value last(&*outline, quint32(outline->nodes().size() - 1));
    (void)last.pointer();
    try {
        (void)nlohmann::json::parse(bytes.begin(), bytes.end()).is_discarded();
    } catch (const nlohmann::json::out_of_range &) { // numbers beyond a double are JSON
    } catch (const nlohmann::json::parse_error &) {
        require(bytes.contains("\\u"), "another parser accepts it"); // lone surrogates are JSON by its grammar
    }
    return 0;
}
