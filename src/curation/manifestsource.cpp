#include "curation/manifestsource.h"

#include "curation/annotationmapping.h"

namespace kader::curation {

ManifestSource newSource(const iiif::OpenedManifest &opened, const QString &origin)
{
    return {.id = QUuid::createUuid(),
            .origin = origin,
            .title = {},
            .fetched = QDateTime::currentDateTimeUtc(),
            .manifest = opened.manifest,
            .conversion = opened.conversion,
            .original = opened.original,
            .notes = opened.notes};
}

SourcePtr readyToShow(ManifestSource source)
{
    if (source.title.isEmpty())
        source.title = source.manifest.label().name();
    if (source.title.isEmpty())
        source.title = source.origin;
    source.ownAnnotations =
        std::make_shared<const std::vector<store::Annotation>>(ownAnnotations(source.manifest, source.id));
    return std::make_shared<const ManifestSource>(std::move(source));
}

} // namespace kader::curation
