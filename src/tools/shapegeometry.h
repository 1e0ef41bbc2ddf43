#pragma once

#include "iiif/shape.h"
#include "tools/canvasgeometry.h"

#include <optional>

namespace kader::tools {

/// What is done to shapes, each by the rules for regions (canvasgeometry.h). Of a shape that is neither rectangle,
/// point nor polygon nothing can be changed but its place.

[[nodiscard]] iiif::Shape moved(const iiif::Shape &shape, CanvasOffset by, iiif::CanvasSize canvas, double snap = 0);

/// The shape with what encloses it resized; of a point nothing changes. Corners come to lie on hundredths of units.
[[nodiscard]] iiif::Shape resized(const iiif::Shape &shape, Edges edges, CanvasOffset by, iiif::CanvasSize canvas);

/// The shape where `region` encloses it, as far as the two above allow it.
[[nodiscard]] iiif::Shape fitted(const iiif::Shape &shape, const iiif::Region &region, iiif::CanvasSize canvas);

/// The point on whole units, on the canvas.
[[nodiscard]] std::optional<iiif::Shape> pointAt(CanvasPoint at, iiif::CanvasSize canvas);

/// A polygon with that corner elsewhere.
[[nodiscard]] iiif::Shape withCorner(const iiif::Shape &polygon, int index, CanvasPoint at);
/// A polygon with a corner between that one and the next.
[[nodiscard]] iiif::Shape withCornerAfter(const iiif::Shape &polygon, int index, CanvasPoint at);
/// A polygon without that corner; nothing for a triangle.
[[nodiscard]] std::optional<iiif::Shape> withoutCorner(const iiif::Shape &polygon, int index);
/// Between that corner and the next.
[[nodiscard]] CanvasPoint middleAfter(const iiif::Shape &polygon, int index);

/// In square units; 0 for points and open lines.
[[nodiscard]] double area(const iiif::Shape &shape);
/// How far `at` is from what the shape covers: 0 inside of it, and of an open line from that.
[[nodiscard]] double distance(const iiif::Shape &shape, CanvasPoint at);

} // namespace kader::tools
