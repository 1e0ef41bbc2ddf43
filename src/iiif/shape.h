#pragma once

#include "iiif/region.h"
#include "iiif/svgshape.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <vector>

namespace kader::iiif {

struct CanvasView;

enum class ShapeKind {
    Rectangle,
    Point,
    Polygon, ///< One closed line with straight sides.
    Other    ///< Curves, several lines, open ones, or none that is known.
};

/// The part of a canvas that an annotation is about, in canvas units.
struct Shape {
    ShapeKind kind = ShapeKind::Rectangle;
    Region region = {}; ///< A rectangle itself; of any other what encloses it.
    QList<SvgOutline> outlines =
        {}; ///< A polygon's corners, a point alone, or the lines of another; a rectangle's none.

    Shape() = default;
    Shape(const Region &rectangle) : region(rectangle) {} // NOLINT: a rectangle is a shape

    [[nodiscard]] static Shape point(QPointF at);
    [[nodiscard]] static Shape polygon(std::vector<QPointF> corners);
    /// Nothing when they lie beyond all canvases.
    [[nodiscard]] static std::optional<Shape> of(ShapeKind kind, QList<SvgOutline> outlines);

    /// Of a polygon, or a point as its only one; of others none.
    [[nodiscard]] const std::vector<QPointF> &corners() const;

    bool operator==(const Shape &) const = default;
};

/// What a selector selects, and whether it can be told to select another shape of its kind and stay as it is otherwise.
struct SelectedShape {
    Shape shape;
    bool isWritable = false;

    bool operator==(const SelectedShape &) const = default;
};

/// The shape that an Annotation's `selector` tells of on its canvas. Of several selectors, which are alternatives, an
/// SvgSelector before a PointSelector before a FragmentSelector, for it says most. Nothing when none can be read.
[[nodiscard]] std::optional<SelectedShape> selectedShape(const QByteArray &selector, const CanvasView &canvas);

/// The same selector with another shape of that kind: only the numbers differ. Nothing when it is not writable.
[[nodiscard]] std::optional<QByteArray> withShape(const QByteArray &selector, const CanvasView &canvas,
                                                  const Shape &shape);

/// A PointSelector, or an SvgSelector of one path with absolute `M`, `L` and `Z`, which is what viewers read.
[[nodiscard]] QByteArray writtenSelector(const Shape &shape);

} // namespace kader::iiif
