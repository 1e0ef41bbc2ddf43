#include "tools/handles.h"

#include "tools/shapegeometry.h"

#include <algorithm>
#include <cmath>

namespace kader::tools {

using iiif::Region;
using iiif::Shape;
using iiif::ShapeKind;

namespace {

// All in view pixels.
constexpr double HandleReach = 6;
constexpr double EdgeForMiddleHandle = 40; // so that three handles stand clear of each other
constexpr double ClearOfEachOther = 11;

double viewDistance(CanvasPoint a, CanvasPoint b, double zoom)
{
    return std::hypot(a.x - b.x, a.y - b.y) * zoom;
}

QList<Handle> handlesOfRectangle(const Region &region, double zoom)
{
    const bool hasHorizontal = static_cast<double>(region.width) * zoom >= EdgeForMiddleHandle;
    const bool hasVertical = static_cast<double>(region.height) * zoom >= EdgeForMiddleHandle;
    QList<Edges> edges{Edge::Left | Edge::Top};
    if (hasHorizontal)
        edges.append(Edge::Top);
    edges.append(Edge::Right | Edge::Top);
    if (hasVertical)
        edges << Edge::Left << Edge::Right;
    edges.append(Edge::Left | Edge::Bottom);
    if (hasHorizontal)
        edges.append(Edge::Bottom);
    edges.append(Edge::Right | Edge::Bottom);
    QList<Handle> handles;
    for (const Edges each : edges)
        handles.append(Handle{.edges = each});
    return handles;
}

CanvasPoint cornerOf(const Shape &polygon, int index)
{
    const QPointF corner = polygon.corners().at(static_cast<size_t>(index));
    return {corner.x(), corner.y()};
}

QList<Handle> handlesOfPolygon(const Shape &polygon, double zoom, std::optional<int> chosen)
{
    const int count = static_cast<int>(polygon.corners().size());
    QList<Handle> handles;
    std::optional<CanvasPoint> last;
    for (int i = 0; i < count; ++i) {
        const CanvasPoint at = cornerOf(polygon, i);
        if (last && i != chosen && viewDistance(*last, at, zoom) < ClearOfEachOther)
            continue;
        last = at;
        handles.append(Handle{.kind = Handle::Kind::Corner, .index = i});
    }
    for (int i = 0; i < count; ++i) {
        if (viewDistance(cornerOf(polygon, i), cornerOf(polygon, (i + 1) % count), zoom) >= EdgeForMiddleHandle)
            handles.append(Handle{.kind = Handle::Kind::Side, .index = i});
    }
    return handles;
}

CanvasPoint positionOnRectangle(const Region &region, Edges edges)
{
    const auto along = [](qint64 start, qint64 length, bool isStart, bool isEnd) {
        const auto begin = static_cast<double>(start);
        const auto whole = static_cast<double>(length);
        return isStart ? begin : (isEnd ? begin + whole : begin + whole / 2);
    };
    return {along(region.x, region.width, edges.testFlag(Edge::Left), edges.testFlag(Edge::Right)),
            along(region.y, region.height, edges.testFlag(Edge::Top), edges.testFlag(Edge::Bottom))};
}

} // namespace

QList<Handle> handlesOf(const Shape &shape, double zoom, std::optional<int> corner)
{
    if (shape.kind == ShapeKind::Rectangle)
        return handlesOfRectangle(shape.region, zoom);
    return shape.kind == ShapeKind::Polygon ? handlesOfPolygon(shape, zoom, corner) : QList<Handle>();
}

CanvasPoint handlePosition(const Shape &shape, const Handle &handle)
{
    switch (handle.kind) {
    case Handle::Kind::Frame:
        return positionOnRectangle(shape.region, handle.edges);
    case Handle::Kind::Corner:
        return cornerOf(shape, handle.index);
    case Handle::Kind::Side:
        return middleAfter(shape, handle.index);
    }
    return {};
}

std::optional<Handle> handleAt(const Shape &shape, CanvasPoint at, double zoom, std::optional<int> corner)
{
    const double shortest = static_cast<double>(std::min(shape.region.width, shape.region.height)) * zoom;
    const bool isRectangle = shape.kind == ShapeKind::Rectangle;
    if (isRectangle && shortest < 3 * HandleReach && distance(shape, at) == 0)
        return std::nullopt;
    std::optional<Handle> best;
    double nearest = HandleReach;
    for (const Handle &handle : handlesOf(shape, zoom, corner)) {
        const double apart = viewDistance(handlePosition(shape, handle), at, zoom);
        if (apart > nearest)
            continue;
        nearest = apart;
        best = handle;
    }
    return best;
}

bool isAtHandle(CanvasPoint handle, CanvasPoint at, double zoom)
{
    return viewDistance(handle, at, zoom) <= HandleReach;
}

} // namespace kader::tools
