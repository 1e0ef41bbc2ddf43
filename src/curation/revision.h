#pragma once

#include "base/diagnostic.h"
#include "iiif/edits.h"
#include "iiif/manifest.h"

#include <QStringList>

namespace kader::curation {

/// The manifest with edits of its document carried out: new bytes, read again, under the same name.
[[nodiscard]] Result<iiif::Manifest> revised(const iiif::Manifest &manifest, const iiif::Edits &edits);

struct Repaired {
    iiif::Manifest manifest;
    Diagnostics repairs; ///< What was done, an entry each; empty when the manifest is the source's own.
};

/// The manifest with all its known faults mended that can be mended safely, but for those by rules that are declined.
[[nodiscard]] Result<Repaired> repaired(const iiif::Manifest &manifest, const QStringList &declined = {});

} // namespace kader::curation
