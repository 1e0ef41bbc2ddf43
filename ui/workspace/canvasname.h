#pragma once

#include "iiif/manifest.h"

namespace kader::ui {

/// What a canvas is called: its label, or its number where it has none.
[[nodiscard]] QString canvasName(const iiif::CanvasView &canvas);

} // namespace kader::ui
