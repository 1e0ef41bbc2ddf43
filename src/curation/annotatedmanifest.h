#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "curation/embeddedpages.h"
#include "curation/snapshot.h"

#include <QHash>

#include <vector>

namespace kader::curation {

/// A source's manifest with the curator's work on its annotations: their own edited or taken out where they lie,
/// the curator's added under ids that follow from their identities. Pages that it points at are put in as `embed` says.
/// All else is as it came, to the byte.
struct AnnotatedManifest {
    iiif::Manifest manifest;
    QHash<quint32, QUuid> identities = {}; ///< Of the annotations in it, by the indexes of their values.
    Diagnostics diagnostics = {};          ///< What could not be put in, and which pages were.
};

[[nodiscard]] Result<AnnotatedManifest> annotated(const ManifestSource &source, const Snapshot &snapshot, Embed embed);

} // namespace kader::curation
