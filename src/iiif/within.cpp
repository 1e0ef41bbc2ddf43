#include "iiif/within.h"

#include "iiif/resource.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

bool mayHoldCanvases(Value value)
{
    return typeOf(value) == "Manifest"_L1 || value["sequences"].isArray();
}

Value placeWithin(Value root)
{
    Value found;
    std::vector<Value> candidates = listed(root.isArray() ? root : root["@graph"]);
    for (const char *name : {"manifest", "data", "object"})
        candidates.push_back(root[name]);
    for (const Value candidate : candidates) {
        if (!candidate.isObject() || !mayHoldCanvases(candidate))
            continue;
        if (found)
            return {};
        found = candidate;
    }
    return found;
}

} // namespace

qint64 ManifestWithin::offsetAround(qint64 offset) const
{
    const qint64 own = offset > 0 ? std::max<qint64>(offset - inserted, 1) : 0;
    return place.node().begin + own;
}

std::optional<ManifestWithin> manifestWithin(const Document &document)
{
    if (document.kind() != DocumentKind::Unknown)
        return std::nullopt;
    const Value place = placeWithin(document.root());
    if (!place)
        return std::nullopt;
    QByteArray bytes = place.raw().toByteArray();
    QByteArray context;
    if (const Value around = document.root()["@context"]; around && !place["@context"])
        context = "\"@context\":" + around.raw().toByteArray() + ',';
    bytes.insert(1, context);
    const Result<Document> read = Document::read(bytes, document.name());
    if (!read || read->kind() != DocumentKind::Manifest)
        return std::nullopt;
    return ManifestWithin{.document = *read, .place = place, .inserted = context.size()};
}

} // namespace kader::iiif
