#pragma once

#include "enrichment/record.h"
#include "iiif/manifest.h"

#include <QDateTime>
#include <QString>
#include <QUuid>

#include <memory>
#include <optional>

namespace kader::curation {

/// A manifest that is looked at or worked on, as it came, with what its repository says of the dataset.
struct ManifestSource {
    QUuid id;       ///< Its identity in the curation.
    QString origin; ///< The address or file it came from.
    QString title;
    QDateTime fetched;
    iiif::Manifest manifest;
    std::optional<enrichment::Record> record = {};
    QString dataset = {}; ///< UUID in the repository; empty when it is nobody's dataset.
    std::optional<int> version = {};
};

using SourcePtr = std::shared_ptr<const ManifestSource>;

} // namespace kader::curation
