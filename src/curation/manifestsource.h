#pragma once

#include "enrichment/record.h"
#include "iiif/openmanifest.h"
#include "store/annotation.h"

#include <QDateTime>
#include <QString>
#include <QUuid>

#include <memory>
#include <optional>
#include <vector>

namespace kader::curation {

/// A manifest that is looked at or worked on, as it came, with what its repository says of the dataset.
struct ManifestSource {
    QUuid id;       ///< Its identity in the curation.
    QString origin; ///< The address or file it came from.
    QString title;
    QDateTime fetched;
    iiif::Manifest manifest;
    iiif::Conversion conversion = iiif::Conversion::None; ///< What `manifest` was made from.
    QByteArray original = {};                             ///< What came, where these are not the manifest's own bytes.
    Diagnostics notes = {};                               ///< Of the conversion.
    std::optional<enrichment::Record> record = {};
    QString dataset = {};            ///< UUID in the repository; empty when it is nobody's dataset.
    qint64 bytes = 0;                ///< Of all files of the dataset, where its record has just come; not kept.
    std::optional<int> version = {}; ///< The one that was asked for by number; absent for the latest.
    /// Its own annotations, where they were read beforehand (see ownAnnotations()): it takes a while with many.
    std::shared_ptr<const std::vector<store::Annotation>> ownAnnotations = {};

    /// Nothing when it has no canvas there.
    [[nodiscard]] const iiif::CanvasView *canvas(std::optional<int> position) const
    {
        const std::vector<iiif::CanvasView> &all = manifest.canvases();
        const bool exists = position && *position >= 0 && *position < qsizetype(all.size());
        return exists ? &all[size_t(*position)] : nullptr;
    }
};

using SourcePtr = std::shared_ptr<const ManifestSource>;

/// A manifest that has just come from `origin`.
[[nodiscard]] ManifestSource newSource(const iiif::OpenedManifest &opened, const QString &origin);
/// The same with a title, and its own annotations read; takes a while with many.
[[nodiscard]] SourcePtr readyToShow(ManifestSource source);

} // namespace kader::curation
