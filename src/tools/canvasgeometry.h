#pragma once

#include "iiif/region.h"

#include <QFlags>

#include <optional>

namespace kader::tools {

/// A place on a canvas, in canvas units; may lie outside.
struct CanvasPoint {
    double x = 0;
    double y = 0;

    bool operator==(const CanvasPoint &) const = default;
};

/// Edges of a region. A handle is named by the edges it moves: one, or two that meet in a corner.
enum class Edge { Left = 1, Top = 2, Right = 4, Bottom = 8 };
Q_DECLARE_FLAGS(Edges, Edge)
Q_DECLARE_OPERATORS_FOR_FLAGS(Edges)

/// Whole canvas units.
struct CanvasOffset {
    qint64 dx = 0;
    qint64 dy = 0;

    bool operator==(const CanvasOffset &) const = default;
};

/// Rounded to whole units.
[[nodiscard]] CanvasOffset offset(CanvasPoint from, CanvasPoint to);

struct DrawnShape {
    bool isSquare = false;
    bool isFromCentre = false; ///< The anchor is the centre rather than a corner.
    double snap = 0;           ///< From how near the canvas's edges draw it to them, in canvas units.

    bool operator==(const DrawnShape &) const = default;
};

/// The region that a drag from `anchor` to `pointer` draws: edges on whole units, inside the canvas, at
/// least 1 by 1. A square stays one, and a centre stays the centre, at the canvas's edge too. Nothing on
/// a canvas without area.
[[nodiscard]] std::optional<iiif::Region> drawn(CanvasPoint anchor, CanvasPoint pointer, DrawnShape shape,
                                                iiif::CanvasSize canvas);

/// The region moved by `by`, kept inside the canvas; one that reaches beyond it gets no further out. An edge of the
/// canvas that it moves towards draws it to itself from within `snap`.
[[nodiscard]] iiif::Region moved(const iiif::Region &region, CanvasOffset by, iiif::CanvasSize canvas, double snap = 0);

/// The region with `edges` moved by `by`: at least 1 by 1, the other edges where they are, no further
/// out of the canvas, whose edges draw them as they do a region that moves.
[[nodiscard]] iiif::Region resized(const iiif::Region &region, Edges edges, CanvasOffset by, iiif::CanvasSize canvas,
                                   double snap = 0);

/// The place for a corner at `at`: whole units, on the canvas, and on its edges from within `snap`.
[[nodiscard]] CanvasPoint corner(CanvasPoint at, iiif::CanvasSize canvas, double snap = 0);

} // namespace kader::tools
