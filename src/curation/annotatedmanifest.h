#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "curation/snapshot.h"

#include <QHash>

#include <vector>

namespace kader::curation {

/// A source's manifest with the curator's work on its annotations: their own edited or taken out where they lie,
/// the curator's added under ids that follow from their identities. All else is as it came, to the byte.
struct AnnotatedManifest {
    iiif::Manifest manifest;
    QHash<quint32, QUuid> identities = {}; ///< Of the annotations in it, by the indexes of their values.
    Diagnostics diagnostics = {};          ///< What could not be put in.
};

[[nodiscard]] Result<AnnotatedManifest> annotated(const ManifestSource &source,
                                                  const std::vector<Annotation> &annotations);

} // namespace kader::curation
