#include "tools/shapegeometry.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace kader::tools {

using iiif::CanvasSize;
using iiif::Region;
using iiif::Shape;
using iiif::ShapeKind;
using iiif::SvgOutline;

namespace {

Shape translated(const Shape &shape, const Region &to)
{
    const QPointF by(static_cast<double>(to.x - shape.region.x), static_cast<double>(to.y - shape.region.y));
    Shape result = shape;
    result.region = to;
    for (SvgOutline &outline : result.outlines) {
        for (QPointF &point : outline.points)
            point += by;
    }
    return result;
}

double hundredths(double value)
{
    return std::round(value * 100) / 100;
}

Shape polygonOf(std::vector<QPointF> corners)
{
    return Shape::polygon(std::move(corners));
}

size_t next(size_t index, const std::vector<QPointF> &points)
{
    return index + 1 == points.size() ? 0 : index + 1;
}

double signedArea(const std::vector<QPointF> &points)
{
    double twice = 0;
    for (size_t i = 0; i < points.size(); ++i) {
        const QPointF a = points[i] - points.front(); // small numbers keep their digits
        const QPointF b = points[next(i, points)] - points.front();
        twice += a.x() * b.y() - b.x() * a.y();
    }
    return twice / 2;
}

double distanceToSide(QPointF at, QPointF from, QPointF to)
{
    const QPointF side = to - from;
    const double length = QPointF::dotProduct(side, side);
    const double along = length > 0 ? std::clamp(QPointF::dotProduct(at - from, side) / length, 0.0, 1.0) : 0;
    const QPointF apart = at - (from + along * side);
    return std::hypot(apart.x(), apart.y());
}

/// How often the line goes round `at`, against the clock or with it.
int turnsAround(const std::vector<QPointF> &points, QPointF at)
{
    int turns = 0;
    for (size_t i = 0; i < points.size(); ++i) {
        const QPointF a = points[i] - at;
        const QPointF b = points[next(i, points)] - at;
        const double cross = a.x() * b.y() - b.x() * a.y();
        if (a.y() <= 0 && b.y() > 0 && cross > 0)
            ++turns;
        else if (a.y() > 0 && b.y() <= 0 && cross < 0)
            --turns;
    }
    return turns;
}

double distanceToLine(const SvgOutline &outline, QPointF at)
{
    const std::vector<QPointF> &points = outline.points;
    double nearest = std::numeric_limits<double>::infinity();
    const size_t sides = outline.isClosed || points.size() == 1 ? points.size() : points.size() - 1;
    for (size_t i = 0; i < sides; ++i)
        nearest = std::min(nearest, distanceToSide(at, points[i], points[next(i, points)]));
    return nearest;
}

double distanceToRectangle(const Region &region, CanvasPoint at)
{
    const auto apart = [](double value, qint64 start, qint64 length) {
        return std::max({0.0, static_cast<double>(start) - value, value - static_cast<double>(start + length)});
    };
    return std::hypot(apart(at.x, region.x, region.width), apart(at.y, region.y, region.height));
}

} // namespace

Shape moved(const Shape &shape, CanvasOffset by, CanvasSize canvas, double snap)
{
    return translated(shape, moved(shape.region, by, canvas, snap));
}

Shape resized(const Shape &shape, Edges edges, CanvasOffset by, CanvasSize canvas)
{
    const Region from = shape.region;
    const Region to = resized(from, edges, by, canvas);
    if (shape.kind == ShapeKind::Rectangle)
        return to;
    if (shape.kind != ShapeKind::Polygon || to == from)
        return shape;
    const auto scaled = [](double value, qint64 start, qint64 length, qint64 newStart, qint64 newLength) {
        const double share = (value - static_cast<double>(start)) / static_cast<double>(length);
        return hundredths(static_cast<double>(newStart) + share * static_cast<double>(newLength));
    };
    std::vector<QPointF> corners = shape.corners();
    for (QPointF &each : corners)
        each = {scaled(each.x(), from.x, from.width, to.x, to.width),
                scaled(each.y(), from.y, from.height, to.y, to.height)};
    return polygonOf(std::move(corners));
}

Shape fitted(const Shape &shape, const Region &region, CanvasSize canvas)
{
    const Region &before = shape.region;
    const CanvasOffset way{region.x - before.x, region.y - before.y};
    const CanvasOffset growth{region.width - before.width, region.height - before.height};
    return resized(moved(shape, way, canvas), Edge::Right | Edge::Bottom, growth, canvas);
}

std::optional<Shape> pointAt(CanvasPoint at, CanvasSize canvas)
{
    if (canvas.width < 1 || canvas.height < 1)
        return std::nullopt;
    const CanvasPoint on = corner(at, {canvas.width - 1, canvas.height - 1}); // a point lies in a unit of the canvas
    return Shape::point({on.x, on.y});
}

Shape withCorner(const Shape &polygon, int index, CanvasPoint at)
{
    std::vector<QPointF> corners = polygon.corners();
    corners.at(static_cast<size_t>(index)) = {at.x, at.y};
    return polygonOf(std::move(corners));
}

Shape withCornerAfter(const Shape &polygon, int index, CanvasPoint at)
{
    std::vector<QPointF> corners = polygon.corners();
    corners.insert(corners.begin() + index + 1, {at.x, at.y});
    return polygonOf(std::move(corners));
}

std::optional<Shape> withoutCorner(const Shape &polygon, int index)
{
    std::vector<QPointF> corners = polygon.corners();
    if (corners.size() <= 3)
        return std::nullopt;
    corners.erase(corners.begin() + index);
    return polygonOf(std::move(corners));
}

CanvasPoint middleAfter(const Shape &polygon, int index)
{
    const std::vector<QPointF> &corners = polygon.corners();
    const auto at = static_cast<size_t>(index);
    const QPointF middle = (corners.at(at) + corners.at(next(at, corners))) / 2;
    return {middle.x(), middle.y()};
}

double area(const Shape &shape)
{
    if (shape.kind == ShapeKind::Rectangle)
        return static_cast<double>(shape.region.width) * static_cast<double>(shape.region.height);
    double sum = 0;
    for (const SvgOutline &outline : shape.outlines)
        sum += outline.isClosed ? signedArea(outline.points) : 0;
    return std::abs(sum);
}

double distance(const Shape &shape, CanvasPoint at)
{
    if (shape.kind == ShapeKind::Rectangle)
        return distanceToRectangle(shape.region, at);
    const QPointF point(at.x, at.y);
    double nearest = std::numeric_limits<double>::infinity();
    int turns = 0; // holes in a shape are lines that go round the other way
    for (const SvgOutline &outline : shape.outlines) {
        turns += outline.isClosed ? turnsAround(outline.points, point) : 0;
        nearest = std::min(nearest, distanceToLine(outline, point));
    }
    return turns != 0 ? 0 : nearest;
}

} // namespace kader::tools
