#pragma once

#include "base/diagnostic.h"
#include "iiif/manifest.h"

#include <optional>

namespace kader::exchange {

/// What an `xywh` cell says about a canvas.
struct RegionCell {
    std::optional<iiif::Region> region; ///< Absent when the diagnostics hold an error.
    Diagnostics diagnostics;            ///< Without places.
};

/// Reads `x,y,w,h` with spaces anywhere, an `xywh=` before it, `pixel:` or `percent:` (`pct:`), whole or
/// decimal. What is not whole canvas pixels is rounded outward and noted; no area is an error; a region
/// that reaches beyond the canvas a warning.
[[nodiscard]] RegionCell readRegionCell(const QString &cell, const iiif::CanvasView &canvas);

/// Whether a cell holds one plain number: digits with a sign, a decimal point and spaces around at most.
[[nodiscard]] bool isPlainNumber(QStringView cell);

} // namespace kader::exchange
