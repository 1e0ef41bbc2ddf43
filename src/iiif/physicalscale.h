#pragma once

#include "iiif/manifest.h"

#include <optional>

namespace kader::iiif {

/// How many metres a unit of a resource is, as its service for physical dimensions says (Physical Dimensions 1.0): a
/// unit of a canvas or a pixel of an image. The service may also stand within the image's own service. Nothing where
/// there is none, or it says nothing of use.
[[nodiscard]] std::optional<double> metresPerUnit(Value resource);

/// The same of the first image painted on a canvas that says so.
[[nodiscard]] std::optional<double> metresPerImagePixel(const CanvasView &canvas);

} // namespace kader::iiif
