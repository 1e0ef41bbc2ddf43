#include "curation/embeddedpages.h"

#include "base/tr.h"
#include "curation/annotationmapping.h"
#include "curation/revision.h"
#include "iiif/annotationwriter.h"
#include "iiif/fragment.h"
#include "iiif/resource.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

using AnnotationsByPlace = QHash<QString, const Annotation *>;

/// Where a page stands or is pointed at.
struct Slot {
    iiif::Value page;
    std::optional<int> canvas; ///< Nothing for the manifest as a whole.
};

std::vector<Slot> slotsOf(const iiif::Manifest &manifest)
{
    std::vector<Slot> all;
    for (const iiif::CanvasView &canvas : manifest.canvases()) {
        for (const iiif::Value page : canvas.annotationPages())
            all.push_back({page, canvas.position});
    }
    for (const iiif::Value page : iiif::listed(manifest.root()["annotations"]))
        all.push_back({page, std::nullopt});
    return all;
}

/// A page as it will stand in the manifest.
struct Composed {
    QByteArray json;
    QList<QUuid> identities; ///< Of its annotations, in their order; null for one that is about nothing here.
};

class Embedder final {
public:
    Embedder(const iiif::Manifest &manifest, const ManifestSource &source, const Snapshot &snapshot, Embed embed);

    Result<WithPages> run();

private:
    [[nodiscard]] std::vector<PagePtr> chainFrom(const QString &address) const;
    [[nodiscard]] bool isWanted(const std::vector<PagePtr> &chain) const;
    Result<void> fill(const Slot &slot, const std::vector<PagePtr> &chain);
    Result<Composed> compose(const PageSource &page, const Slot &slot, bool isLast) const;
    QList<QUuid> editAnnotations(const PageSource &page, const Slot &slot, iiif::Edits &edits) const;
    [[nodiscard]] QHash<quint32, QUuid> identities(const iiif::Manifest &manifest) const;
    void tell(const PageSource &page);

    const iiif::Manifest &m_manifest;
    const ManifestSource &m_source;
    Embed m_embed;
    QHash<QString, PagePtr> m_pages; ///< By address.
    QHash<QUuid, AnnotationsByPlace> m_annotations;
    QSet<QUuid> m_edited;                     ///< Pages.
    QHash<QString, QSet<int>> m_canvases;     ///< That point at an address.
    iiif::Edits m_edits;                      ///< Of the manifest.
    std::vector<QList<QUuid>> m_pagesInOrder; ///< Of all pages afterwards; empty for those that are not ours.
    Diagnostics m_diagnostics;
};

Embedder::Embedder(const iiif::Manifest &manifest, const ManifestSource &source, const Snapshot &snapshot, Embed embed)
    : m_manifest(manifest), m_source(source), m_embed(embed), m_edits(manifest.document().outline())
{
    for (const PagePtr &page : snapshot.pages) {
        if (page->about == source.id) {
            m_pages.insert(page->address, page);
            m_annotations.insert(page->id, {});
        }
    }
    if (m_pages.isEmpty())
        return;
    for (const Annotation &annotation : snapshot.annotations) {
        const auto &from = annotation.provenance;
        const auto page = from ? m_annotations.find(from->source) : m_annotations.end();
        if (page == m_annotations.end())
            continue;
        page->insert(from->place, &annotation);
        if (from->overlay != store::Overlay::None)
            m_edited.insert(from->source);
    }
}

Result<WithPages> Embedder::run()
{
    const std::vector<Slot> all = m_pages.isEmpty() ? std::vector<Slot>() : slotsOf(m_manifest);
    for (const Slot &slot : all) {
        if (slot.canvas && !iiif::isEmbeddedPage(slot.page))
            m_canvases[iiif::idOf(slot.page)].insert(*slot.canvas);
    }
    for (const Slot &slot : all) {
        const auto chain = iiif::isEmbeddedPage(slot.page) ? std::vector<PagePtr>() : chainFrom(iiif::idOf(slot.page));
        if (!isWanted(chain)) {
            m_pagesInOrder.emplace_back();
            continue;
        }
        if (Result<void> filled = fill(slot, chain); !filled)
            return tl::unexpected(filled.error());
    }
    if (m_edits.isEmpty())
        return WithPages{m_manifest};
    return revised(m_manifest, m_edits).map([this](const iiif::Manifest &manifest) {
        return WithPages{manifest, identities(manifest), m_diagnostics};
    });
}

/// The page of that address and those that it goes on with.
std::vector<PagePtr> Embedder::chainFrom(const QString &address) const
{
    std::vector<PagePtr> chain;
    QSet<QUuid> seen;
    PagePtr page = m_pages.value(address);
    while (page && !seen.contains(page->id)) {
        seen.insert(page->id);
        chain.push_back(page);
        const std::optional<WebAddress> &next = page->page.nextPage();
        page = next ? m_pages.value(next->text()) : nullptr;
    }
    return chain;
}

bool Embedder::isWanted(const std::vector<PagePtr> &chain) const
{
    const auto isEdited = [this](const PagePtr &page) { return m_edited.contains(page->id); };
    return !chain.empty() && (m_embed == Embed::All || std::any_of(chain.begin(), chain.end(), isEdited));
}

Result<void> Embedder::fill(const Slot &slot, const std::vector<PagePtr> &chain)
{
    QByteArrayList pages;
    for (const PagePtr &page : chain) {
        Result<Composed> composed = compose(*page, slot, page == chain.back());
        if (!composed)
            return tl::unexpected(composed.error());
        pages.append(composed->json);
        m_pagesInOrder.push_back(composed->identities);
    }
    // In an array, several pages take the place of one.
    const bool isInArray = slot.page.parent().isArray();
    const QByteArray json = pages.join(", ");
    m_edits.replace(slot.page, isInArray ? json : '[' + json + ']');
    if (m_embed == Embed::Edited)
        tell(*chain.front());
    return {};
}

Result<Composed> Embedder::compose(const PageSource &page, const Slot &slot, bool isLast) const
{
    const iiif::Document &document = page.page.document();
    const iiif::Value root = document.root();
    iiif::Edits edits(document.outline());
    if (const iiif::Value context = root["@context"])
        edits.remove(context);
    if (const iiif::Value next = root["next"]; next && !isLast)
        edits.remove(next);
    const QList<QUuid> identities = editAnnotations(page, slot, edits);
    const Result<iiif::Patches> patches = edits.patches();
    if (!patches)
        return tl::unexpected(patches.error());
    QByteArray json = iiif::patched(document.bytes(), *patches);
    if (json.startsWith("\xef\xbb\xbf"))
        json.remove(0, 3);
    json = json.trimmed();
    if (document.kind() != iiif::DocumentKind::AnnotationPage) {
        const QByteArray items = root.isArray() ? json : '[' + (identities.isEmpty() ? QByteArray() : json) + ']';
        json = R"({"id": )" + iiif::jsonString(page.address) + R"(, "type": "AnnotationPage", "items": )" + items + '}';
    }
    return Composed{json, identities};
}

/// The identities of those that stay.
QList<QUuid> Embedder::editAnnotations(const PageSource &page, const Slot &slot, iiif::Edits &edits) const
{
    QList<QUuid> staying;
    const AnnotationsByPlace known = m_annotations.value(page.id);
    const QSet<int> canvases = m_canvases.value(iiif::idOf(slot.page));
    const iiif::PlacedPage placed = iiif::placeAnnotations(page.page, m_source.manifest, slot.canvas);
    QHash<quint32, const iiif::PlacedAnnotation *> placedByValue;
    for (const iiif::PlacedAnnotation &each : placed.placed)
        placedByValue.insert(each.value.index(), &each);
    const bool isOne = page.page.document().kind() == iiif::DocumentKind::Annotation;
    const auto takeOut = [&](iiif::Value value) {
        if (!isOne)
            edits.remove(value);
    };
    for (const iiif::Value value : page.page.annotations()) {
        const iiif::PlacedAnnotation *from = placedByValue.value(value.index());
        const Annotation *own = known.value(value.pointer());
        if (!from || !own) {
            staying.append(QUuid());
            continue;
        }
        const iiif::CanvasView *moved = own->targets.empty() ? nullptr : m_source.canvas(own->targets.front().canvas);
        const int canvas = moved ? moved->position : from->canvas;
        // Where several canvases point at one page, each gets its own.
        const bool isElsewhere = slot.canvas && canvas != *slot.canvas && canvases.contains(canvas);
        if (own->provenance->overlay == store::Overlay::Deleted || isElsewhere) {
            takeOut(value);
            continue;
        }
        staying.append(own->id);
        if (own->provenance->overlay == store::Overlay::Edited)
            iiif::changeAnnotation(edits, *from,
                                   edited(from->annotation, *own, from->canvas, m_source.canvas(canvas)->id));
    }
    return staying;
}

QHash<quint32, QUuid> Embedder::identities(const iiif::Manifest &manifest) const
{
    QHash<quint32, QUuid> all;
    auto ours = m_pagesInOrder.begin();
    for (const Slot &slot : slotsOf(manifest)) {
        if (ours == m_pagesInOrder.end())
            break;
        auto identity = ours->begin();
        for (const iiif::Value item : iiif::embeddedItems(slot.page)) {
            if (identity != ours->end())
                all.insert(item.index(), *identity++);
        }
        ++ours;
    }
    return all;
}

void Embedder::tell(const PageSource &page)
{
    m_diagnostics.append({.severity = Severity::Info,
                          .rule = u"referenced-page-embedded"_s,
                          .message = Tr::tr("Annotations of the page %1 were edited, so that page is written into the "
                                            "manifest, which pointed at it before.")
                                         .arg(page.address),
                          .place = {.document = m_source.title}});
}

} // namespace

Result<WithPages> withPages(const iiif::Manifest &manifest, const ManifestSource &source, const Snapshot &snapshot,
                            Embed embed)
{
    return Embedder(manifest, source, snapshot, embed).run();
}

} // namespace kader::curation
