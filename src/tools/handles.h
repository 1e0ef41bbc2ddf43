#pragma once

#include "iiif/shape.h"
#include "tools/canvasgeometry.h"

#include <QList>

#include <optional>

namespace kader::tools {

/// What a shape is taken hold of by: a rectangle's edges and where they meet, a polygon's corners, and the middles of
/// its sides, which become corners when they are dragged.
struct Handle {
    enum class Kind { Frame, Corner, Side };

    Kind kind = Kind::Frame;
    Edges edges = {};
    int index = 0; ///< Of the corner, or of the one where the side begins.

    bool operator==(const Handle &) const = default;
};

/// The handles that a shape shows at a zoom, rectangles' in reading order; those that would hide others are left out,
/// but never `corner`.
[[nodiscard]] QList<Handle> handlesOf(const iiif::Shape &shape, double zoom, std::optional<int> corner = {});

[[nodiscard]] CanvasPoint handlePosition(const iiif::Shape &shape, const Handle &handle);

/// The handle at `at`, within a few view pixels. The inside of a rectangle that is small on the screen is for moving
/// it.
[[nodiscard]] std::optional<Handle> handleAt(const iiif::Shape &shape, CanvasPoint at, double zoom,
                                             std::optional<int> corner = {});

/// Whether two places are so near each other on the screen that one is a handle for the other.
[[nodiscard]] bool isAtHandle(CanvasPoint handle, CanvasPoint at, double zoom);

} // namespace kader::tools
