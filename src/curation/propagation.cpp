#include "curation/propagation.h"

#include "curation/steps.h"
#include "iiif/annotationtarget.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kader::curation {

using iiif::CanvasSize;
using iiif::Region;
using iiif::Shape;
using iiif::ShapeKind;

namespace {

double hundredths(double value)
{
    return std::round(value * 100) / 100;
}

Region scaledRegion(const Region &region, CanvasSize from, CanvasSize to)
{
    const auto scaled = [](qint64 value, qint64 before, qint64 now) {
        return qint64(std::llround(double(value) * double(now) / double(before)));
    };
    const qint64 left = std::clamp<qint64>(scaled(region.x, from.width, to.width), 0, to.width - 1);
    const qint64 top = std::clamp<qint64>(scaled(region.y, from.height, to.height), 0, to.height - 1);
    const qint64 right = scaled(region.x + region.width, from.width, to.width);
    const qint64 bottom = scaled(region.y + region.height, from.height, to.height);
    return {.x = left,
            .y = top,
            .width = std::clamp<qint64>(right - left, 1, to.width - left),
            .height = std::clamp<qint64>(bottom - top, 1, to.height - top)};
}

Shape scaledShape(const Shape &shape, CanvasSize from, CanvasSize to)
{
    if (shape.kind == ShapeKind::Rectangle || shape.kind == ShapeKind::Other)
        return scaledRegion(shape.region, from, to);
    std::vector<QPointF> corners = shape.corners();
    for (QPointF &corner : corners)
        corner = {hundredths(corner.x() * double(to.width) / double(from.width)),
                  hundredths(corner.y() * double(to.height) / double(from.height))};
    if (shape.kind == ShapeKind::Polygon)
        return Shape::polygon(std::move(corners));
    return Shape::point({std::clamp(std::round(corners.front().x()), 0.0, double(to.width - 1)),
                         std::clamp(std::round(corners.front().y()), 0.0, double(to.height - 1))});
}

/// The part of a polygon on the side of a line where `depth` is not negative (Sutherland and Hodgman, 1974).
template <typename Depth>
std::vector<QPointF> cutBy(const std::vector<QPointF> &corners, const Depth &depth)
{
    std::vector<QPointF> left;
    for (size_t i = 0; i < corners.size(); ++i) {
        const QPointF here = corners[i];
        const QPointF there = corners[(i + 1) % corners.size()];
        const double a = depth(here);
        const double b = depth(there);
        if (a >= 0)
            left.push_back(here);
        if ((a < 0) != (b < 0)) {
            const QPointF crossing = here + (there - here) * (a / (a - b));
            left.emplace_back(hundredths(crossing.x()), hundredths(crossing.y()));
        }
    }
    return left;
}

std::optional<Shape> cutPolygon(std::vector<QPointF> corners, CanvasSize canvas)
{
    corners = cutBy(corners, [](QPointF p) { return p.x(); });
    corners = cutBy(corners, [](QPointF p) { return p.y(); });
    corners = cutBy(corners, [&](QPointF p) { return double(canvas.width) - p.x(); });
    corners = cutBy(corners, [&](QPointF p) { return double(canvas.height) - p.y(); });
    return corners.size() >= 3 ? std::optional(Shape::polygon(std::move(corners))) : std::nullopt;
}

std::optional<Shape> cut(const Shape &shape, CanvasSize canvas)
{
    const Region &region = shape.region;
    const qint64 left = std::max<qint64>(0, region.x);
    const qint64 top = std::max<qint64>(0, region.y);
    const qint64 right = std::min(canvas.width, region.x + region.width);
    const qint64 bottom = std::min(canvas.height, region.y + region.height);
    if (right <= left || bottom <= top)
        return std::nullopt;
    if (shape.kind == ShapeKind::Polygon)
        return cutPolygon(shape.corners(), canvas);
    return Region{.x = left, .y = top, .width = right - left, .height = bottom - top};
}

/// A selector of its own, rather than a target with the original's canvas in it, tells the same of another canvas.
bool isOfAnyCanvas(const QByteArray &selector)
{
    const Result<iiif::Outline> outline = iiif::Outline::parse(selector);
    return outline && iiif::isSelector(outline->root());
}

Annotation copyOf(const Annotation &original, const QUuid &source, const iiif::CanvasView &canvas)
{
    Annotation copy = newAnnotation(source, canvas.position, {});
    copy.motivations = original.motivations;
    copy.text = original.text;
    copy.language = original.language;
    copy.body = original.body;
    return copy;
}

/// The copy with the shape that it gets on its canvas.
Annotation placed(Annotation copy, const Shape &shape, const store::Target &original, const iiif::CanvasView &canvas)
{
    if (shape.kind != ShapeKind::Other)
        return withShape(std::move(copy), shape, canvas);
    if (!isOfAnyCanvas(original.selector))
        return withRegion(std::move(copy), shape.region);
    copy.targets.front().selector = original.selector;
    copy.targets.front().area = original.area;
    return copy;
}

} // namespace

std::optional<FittedShape> fitted(const Shape &shape, std::optional<CanvasSize> from, std::optional<CanvasSize> to,
                                  Fitting fitting)
{
    if (!to || from == to)
        return FittedShape{.shape = shape};
    if (fitting == Fitting::Skip)
        return std::nullopt;
    if (fitting == Fitting::Scale && from)
        return FittedShape{.shape = scaledShape(shape, *from, *to)};
    if (to->contains(shape.region))
        return FittedShape{.shape = shape};
    const std::optional<Shape> part = cut(shape, *to);
    return part ? std::optional(FittedShape{.shape = *part, .isCut = true}) : std::nullopt;
}

Propagated propagated(const Annotation &original, const iiif::CanvasView &from, const QUuid &source,
                      const std::vector<const iiif::CanvasView *> &to, Fitting fitting)
{
    Propagated result;
    if (original.targets.empty())
        return result;
    const store::Target &target = original.targets.front();
    const auto selected = shapeOf(target, from);
    for (const iiif::CanvasView *canvas : to) {
        const bool isSkipped = fitting == Fitting::Skip && canvas->size != from.size;
        const auto fit = selected ? fitted(selected->shape, from.size, canvas->size, fitting) : std::nullopt;
        if (isSkipped || (selected && !fit)) {
            ++result.skipped;
            continue;
        }
        Annotation copy = copyOf(original, source, *canvas);
        result.cut += fit && fit->isCut ? 1 : 0;
        result.copies.push_back(fit ? placed(std::move(copy), fit->shape, target, *canvas) : std::move(copy));
    }
    return result;
}

} // namespace kader::curation
