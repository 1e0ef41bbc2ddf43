#include "iiif/findings.h"

#include "base/tr.h"
#include "base/webaddress.h"
#include "iiif/contexts.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

bool isWebId(Value id)
{
    return id.isString() && WebAddress::parse(id.text()).has_value();
}

bool hasPlace(Findings &findings)
{
    if (findings.manifest().root()["navPlace"])
        return true;
    for (const CanvasView &canvas : findings.manifest().canvases()) {
        if (canvas.value["navPlace"])
            return true;
    }
    return false;
}

/// The ids that a manifest's ranges may point at; a canvas reference may carry a fragment.
bool isKnownItem(const Manifest &manifest, Value item)
{
    const Value source = item["source"] ? item["source"] : item;
    const QString id = source.isString() ? source.text() : source["id"].text();
    return manifest.firstCanvasWithId(id) || manifest.firstCanvasWithId(id.section(u'#', 0, 0));
}

} // namespace

void checkContext(Findings &findings)
{
    const Value root = findings.manifest().root();
    const Value named = root["@context"];
    const bool needsNavPlace = hasPlace(findings);
    const auto setContexts = [root, named, needsNavPlace](Edits &edits) {
        Contexts contexts;
        if (needsNavPlace)
            contexts.addNavPlace();
        contexts.add(named);
        edits.set(root, "@context", contexts.json());
    };
    if (!hasPresentationContext(named)) {
        findings.addRepairable("context", root,
                               Tr::tr("The document does not name the IIIF Presentation 3 context as its last one, so "
                                      "programs may not recognise it."),
                               Tr::tr("The context of IIIF Presentation 3 was put last."), setContexts);
    }
    if (needsNavPlace && !hasNavPlaceContext(named)) {
        findings.addRepairable(
            "navplace-context", root,
            Tr::tr("A place is given (navPlace), but its context is not named, so programs may ignore it."),
            Tr::tr("The context of navPlace was added."), setContexts);
    }
}

void checkManifest(Findings &findings)
{
    const Value root = findings.manifest().root();
    if (!isWebId(root["id"]))
        findings.add("manifest-id", root,
                     Tr::tr("The manifest has no http or https address as its id; viewers fetch it by that."));
    if (findings.manifest().label().isEmpty())
        findings.add("label-missing", root, Tr::tr("The manifest has no label."));
    if (findings.manifest().canvases().empty())
        findings.add("manifest-items", root, Tr::tr("The manifest has no canvases, so there is nothing to show."));
}

void checkCanvasIds(Findings &findings)
{
    const Manifest &manifest = findings.manifest();
    for (const CanvasView &canvas : manifest.canvases()) {
        const int first = manifest.firstCanvasWithId(canvas.id).value_or(canvas.position);
        if (first != canvas.position) {
            findings.add("canvas-duplicate-id", canvas.value,
                         Tr::tr("Canvas %1 has the same id as canvas %2; annotations cannot tell them apart.")
                             .arg(canvas.position + 1)
                             .arg(first + 1));
        }
    }
}

void checkStructures(Findings &findings)
{
    std::vector<Value> open;
    for (Value range : findings.manifest().root()["structures"].elements())
        open.push_back(range);
    while (!open.empty()) {
        const Value range = open.back();
        open.pop_back();
        for (Value item : range["items"].elements()) {
            if (item["type"].text() == "Range"_L1)
                open.push_back(item);
            else if (!isKnownItem(findings.manifest(), item))
                findings.add("range-item", item, Tr::tr("A range points at a canvas that is not in the manifest."));
        }
    }
}

void checkCanvas(Findings &findings, const CanvasView &canvas)
{
    const Value id = canvas.value["id"];
    if (!isWebId(id) || canvas.id.contains(u'#'))
        findings.add("canvas-id", canvas.value,
                     Tr::tr("The canvas needs an http or https address without a fragment as its id."));
    if ((!canvas.size || canvas.isSizeGuessed) && !canvas.value["duration"].isNumber())
        findings.add("canvas-dimensions", canvas.value,
                     Tr::tr("The canvas has no usable width and height, so nothing can be placed on it."));
    if (LanguageMap::read(canvas.value["label"]).isEmpty())
        findings.add("label-missing", canvas.value,
                     Tr::tr("The canvas has no label; a CSV can name it only by its id."));
}

} // namespace kader::iiif
