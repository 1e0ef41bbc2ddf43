#pragma once

#include "iiif/openmanifest.h"

namespace kader::iiif {

/// A canvas that is a document of its own, in a manifest that holds nothing else. In version 3.
[[nodiscard]] Result<OpenedManifest> wrappedCanvas(const Document &document);

/// An image's info.json, of any version, as a manifest with one canvas of its size on which it is painted.
[[nodiscard]] Result<OpenedManifest> wrappedImageInfo(const Document &document);

} // namespace kader::iiif
