#pragma once

#include "curation/manifestsource.h"
#include "iiif/annotationpage.h"

#include <memory>
#include <vector>

namespace kader::curation {

/// A page of annotations that a manifest points at, or that such a page goes on with.
struct PageSource {
    QUuid id;        ///< Its identity in the curation.
    QUuid about;     ///< The manifest.
    QString address; ///< As the manifest, or the page before it, has it; not where that led.
    QDateTime fetched;
    iiif::AnnotationPage page;
    QByteArray original = {}; ///< What came, where that was of version 2.
    /// Its annotations on the manifest's canvases; only until the page is in the file.
    std::shared_ptr<const std::vector<store::Annotation>> annotations = {};
};

using PagePtr = std::shared_ptr<const PageSource>;

/// The page as it came from its address, read for the manifest that refers to it from one of its canvases, or as a
/// whole. For the pool.
[[nodiscard]] Result<PagePtr> readPage(const QByteArray &bytes, const QString &address, const ManifestSource &manifest,
                                       std::optional<int> referencedFrom);

/// The addresses of pages that are not in the manifest: those of a canvas, or those of the manifest as a whole.
[[nodiscard]] QStringList pageReferences(const iiif::Manifest &manifest, std::optional<int> canvas);

} // namespace kader::curation
