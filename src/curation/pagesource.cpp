#include "curation/pagesource.h"

#include "curation/annotationmapping.h"
#include "iiif/resource.h"

namespace kader::curation {

Result<PagePtr> readPage(const QByteArray &bytes, const QString &address, const ManifestSource &manifest,
                         std::optional<int> referencedFrom)
{
    return iiif::Document::read(bytes, address)
        .and_then(iiif::AnnotationPage::read)
        .map([&](const iiif::AnnotationPage &page) -> PagePtr {
            const iiif::PlacedPage placed = iiif::placeAnnotations(page, manifest.manifest, referencedFrom);
            PageSource source{.id = QUuid::createUuid(),
                              .about = manifest.id,
                              .address = address,
                              .fetched = QDateTime::currentDateTimeUtc(),
                              .page = page};
            if (page.document().bytes() != bytes)
                source.original = bytes;
            source.annotations = std::make_shared<const std::vector<store::Annotation>>(
                annotationsAsTheyStand(placed.placed, manifest.id, source.id));
            return std::make_shared<const PageSource>(std::move(source));
        });
}

QStringList pageReferences(const iiif::Manifest &manifest, std::optional<int> canvas)
{
    QStringList addresses;
    const std::vector<iiif::Value> pages = canvas ? manifest.canvases().at(size_t(*canvas)).annotationPages()
                                                  : iiif::listed(manifest.root()["annotations"]);
    for (const iiif::Value page : pages) {
        const QString address = iiif::isEmbeddedPage(page) ? QString() : iiif::idOf(page);
        if (!address.isEmpty() && !addresses.contains(address))
            addresses.append(address);
    }
    return addresses;
}

} // namespace kader::curation
