#include "iiif/rules_members.h"

#include "base/tr.h"
#include "iiif/contexts.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

bool isEmptyList(Value items)
{
    return !items || (items.isArray() && !items.firstChild());
}

/// What lists and people miss about the document as a whole.
void checkAdvice(const Site &site)
{
    if (site.object() != site.walk.root())
        return;
    if (!site[at("summary")])
        site.findings().add(rule("summary-missing"), site.object());
    if (!site[at("thumbnail")])
        site.findings().add(rule("thumbnail-missing"), site.object());
}

/// What is listed in an IIIF Collection is described there only as far as lists need it.
void checkListed(Findings &findings, Value item)
{
    if (!item.isObject())
        return;
    const QString name = className(item["type"].text() == "Collection"_L1 ? Class::Collection : Class::Manifest);
    if (!item["id"])
        findings.add(rule("id-missing"), item, {name});
    if (!item["label"])
        findings.add(rule("label-missing"), item, {name});
    if (item["items"] && item["type"].text() == "Manifest"_L1)
        findings.add(rule("collection-embedded"), item);
}

void checkCanvasSize(const Site &site)
{
    const Value width = site[at("width")];
    const Value height = site[at("height")];
    if (!width && !height && !site[at("duration")])
        site.findings().add(rule("canvas-dimensions"), site.object());
    if (width.exists() != height.exists())
        site.findings().add(rule("dimension-pair"), site.object());
}

/// The W3C's context serves for annotations that stand alone (Web Annotation 3.1).
bool isWebAnnotationContext(Class kind, Value contexts)
{
    return (kind == Class::Page || kind == Class::Annotation) &&
           contexts.text() == "http://www.w3.org/ns/anno.jsonld"_L1;
}

} // namespace

void checkContext(Walk &walk)
{
    Findings &findings = walk.findings();
    const Value root = walk.root();
    const Value named = root["@context"];
    const bool needsNavPlace = walk.hasPlace();
    const bool isRight = hasPresentationContext(named) || isWebAnnotationContext(walk.rootKind(), named);
    const auto setContexts = [root, named, needsNavPlace](Edits &edits) {
        Contexts contexts;
        if (needsNavPlace)
            contexts.addNavPlace();
        contexts.add(named);
        edits.setFirst(root, "@context", contexts.json());
    };
    const bool namesPlaces = !needsNavPlace || namesNavPlaceContext(named);
    if (!isRight)
        findings.addRepairable(rule("context"), root,
                               {Tr::tr("The context of IIIF Presentation 3 was put last."), setContexts});
    if (!namesPlaces)
        findings.addRepairable(rule("navplace-context"), root,
                               {Tr::tr("The context of navPlace was added."), setContexts});
    if (isRight && namesPlaces && named.node().position > 0)
        findings.addRepairable(rule("context-first"), named,
                               {Tr::tr("The context was put first."), [root, named](Edits &edits) {
                                    edits.setFirst(root, "@context", named.raw().toByteArray());
                                }});
    if (walk.map() && !hasGeoreferenceContext(named))
        findings.add(rule("georef-context"), walk.map());
    if (const Value graph = root["@graph"])
        findings.add(rule("graph"), graph);
}

void checkManifest(const Site &site)
{
    if (!isWebAddress(site[at("id")]))
        site.findings().add(rule("manifest-id"), site.object());
    if (isEmptyList(site[at("items")]))
        site.findings().add(rule("manifest-items"), site.object());
    checkAdvice(site);
}

void checkCollection(const Site &site)
{
    if (!site[at("items")])
        site.findings().add(rule("collection-items"), site.object());
    for (Value item : site[at("items")].elements())
        checkListed(site.findings(), item);
    checkAdvice(site);
}

void checkCanvas(const Site &site)
{
    Findings &findings = site.findings();
    const Value id = site[at("id")];
    if (!isWebAddress(id))
        findings.add(rule("canvas-id"), site.object());
    else if (id.raw().contains('#'))
        findings.add(rule("canvas-fragment"), id);
    checkCanvasSize(site);
    if (site.visit.standsIn) {
        for (const size_t member : {at("placeholderCanvas"), at("accompanyingCanvas")}) {
            if (site[member])
                findings.add(rule("placeholder-nested"), site[member]);
        }
        return;
    }
    if (!site[at("label")])
        findings.add(rule("canvas-label"), site.object());
    if (isEmptyList(site[at("items")]))
        findings.add(rule("canvas-empty"), site.object());
}

void checkStart(const Site &site, Value start)
{
    const QString id = pointed(start, nullptr).id;
    if (site.walk.knowsCanvases() && !site.walk.canvas(id))
        site.findings().add(rule("start-canvas"), start);
}

void checkSupplementary(const Site &site, Value collection)
{
    if (!collection["id"] || collection["type"].text() != "AnnotationCollection"_L1)
        site.findings().add(rule("supplementary"), collection);
}

} // namespace kader::iiif
