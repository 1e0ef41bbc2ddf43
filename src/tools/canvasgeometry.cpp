#include "tools/canvasgeometry.h"

#include <algorithm>
#include <cmath>

namespace kader::tools {

using iiif::CanvasSize;
using iiif::Region;

namespace {

constexpr double Farthest = 1e12; // beyond any canvas, and sums stay far from the ends of a qint64

qint64 rounded(double value)
{
    return std::isfinite(value) ? std::llround(std::clamp(value, -Farthest, Farthest)) : 0;
}

/// One axis of a drag: where it began, how far it goes (signed) and how much room there is that way.
struct Axis {
    qint64 anchor;
    qint64 reach;
    qint64 room;
};

/// Drawn to the nearer end of the canvas's side from within `snap`.
qint64 drawnToEnds(qint64 at, qint64 side, double snap)
{
    const qint64 end = at > side / 2 ? side : 0;
    return static_cast<double>(std::abs(at - end)) <= snap ? end : at;
}

/// Where what moved from `start` by `delta` comes to lie if it is to go no further than `end`, an end of the canvas's
/// side that draws it while it comes nearer.
qint64 drawnTo(qint64 end, qint64 start, qint64 delta, double snap)
{
    const qint64 at = start + delta;
    const bool isNearing = std::abs(end - at) < std::abs(end - start);
    return isNearing && static_cast<double>(std::abs(end - at)) <= snap ? end : at;
}

Axis axis(double from, double to, qint64 side, const DrawnShape &shape)
{
    const bool isFromCentre = shape.isFromCentre;
    const qint64 within = std::clamp<qint64>(rounded(from), 0, side);
    const qint64 anchor = isFromCentre ? within : drawnToEnds(within, side, shape.snap);
    const qint64 reach = rounded(to) - anchor;
    const qint64 before = anchor;
    const qint64 after = side - anchor;
    const qint64 room = isFromCentre ? std::min(before, after) : (reach < 0 ? before : after);
    return {anchor, reach, room};
}

struct Extent {
    qint64 start;
    qint64 length;
};

Extent extent(const Axis &axis, qint64 length, qint64 side, bool isFromCentre)
{
    const bool isBackward = isFromCentre || axis.reach < 0;
    const qint64 whole = std::max<qint64>(isFromCentre ? 2 * length : length, 1);
    const qint64 start = isBackward ? axis.anchor - length : axis.anchor;
    return {std::clamp<qint64>(start, 0, side - whole), whole};
}

} // namespace

CanvasOffset offset(CanvasPoint from, CanvasPoint to)
{
    return {rounded(to.x - from.x), rounded(to.y - from.y)};
}

std::optional<Region> drawn(CanvasPoint anchor, CanvasPoint pointer, DrawnShape shape, CanvasSize canvas)
{
    if (canvas.width < 1 || canvas.height < 1)
        return std::nullopt;
    const Axis x = axis(anchor.x, pointer.x, canvas.width, shape);
    const Axis y = axis(anchor.y, pointer.y, canvas.height, shape);
    const auto filled = [&](qint64 length, qint64 room) {
        return static_cast<double>(room - length) <= shape.snap ? room : std::min(length, room);
    };
    qint64 width = filled(std::abs(x.reach), x.room);
    qint64 height = filled(std::abs(y.reach), y.room);
    if (shape.isSquare)
        width = height = filled(std::max(std::abs(x.reach), std::abs(y.reach)), std::min(x.room, y.room));
    const Extent across = extent(x, width, canvas.width, shape.isFromCentre);
    const Extent down = extent(y, height, canvas.height, shape.isFromCentre);
    return Region{across.start, down.start, across.length, down.length};
}

Region moved(const Region &region, CanvasOffset by, CanvasSize canvas, double snap)
{
    const auto kept = [snap](qint64 start, qint64 length, qint64 delta, qint64 side) {
        const qint64 first = drawnTo(0, start, delta, snap);
        const qint64 last = drawnTo(side, start + length, delta, snap) - length;
        const qint64 at = first == start + delta ? last : first;
        return std::clamp(at, std::min<qint64>(0, start), std::max(side - length, start));
    };
    return {kept(region.x, region.width, by.dx, canvas.width), kept(region.y, region.height, by.dy, canvas.height),
            region.width, region.height};
}

Region resized(const Region &region, Edges edges, CanvasOffset by, CanvasSize canvas, double snap)
{
    qint64 left = region.x;
    qint64 top = region.y;
    qint64 right = region.x + region.width;
    qint64 bottom = region.y + region.height;
    const auto back = [snap](qint64 edge, qint64 delta, qint64 opposite) {
        return std::clamp(drawnTo(0, edge, delta, snap), std::min<qint64>(0, edge), opposite - 1);
    };
    const auto forward = [snap](qint64 edge, qint64 delta, qint64 opposite, qint64 side) {
        return std::clamp(drawnTo(side, edge, delta, snap), opposite + 1, std::max(side, edge));
    };
    if (edges.testFlag(Edge::Left))
        left = back(left, by.dx, right);
    else if (edges.testFlag(Edge::Right))
        right = forward(right, by.dx, left, canvas.width);
    if (edges.testFlag(Edge::Top))
        top = back(top, by.dy, bottom);
    else if (edges.testFlag(Edge::Bottom))
        bottom = forward(bottom, by.dy, top, canvas.height);
    return {left, top, right - left, bottom - top};
}

CanvasPoint corner(CanvasPoint at, CanvasSize canvas, double snap)
{
    const auto placed = [snap](double value, qint64 side) {
        return static_cast<double>(drawnToEnds(std::clamp<qint64>(rounded(value), 0, side), side, snap));
    };
    return {placed(at.x, canvas.width), placed(at.y, canvas.height)};
}

} // namespace kader::tools
