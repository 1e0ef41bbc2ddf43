#pragma once

#include "iiif/document.h"

namespace kader::iiif {

/// Why a document that has no canvases of its own, or is of version 4, cannot be worked on: what it is, in words, and
/// what to open instead where that can be told. Always Unsupported.
[[nodiscard]] Error refusal(const Document &document);

} // namespace kader::iiif
