#include "tools/scene.h"

#include "tools/shapegeometry.h"

#include <algorithm>
#include <cmath>

namespace kader::tools {

using iiif::Shape;
using iiif::ShapeKind;

namespace {

// All in view pixels.
constexpr double DragThreshold = 4;
constexpr double SmallestTarget = 10; // a region is at least this large a target
constexpr double LineReach = 4;
constexpr double PointReach = 8;
constexpr double Snap = 6;

/// Whether a rectangle, taken as at least `least` wide and high, has the point in it.
bool isInRectangle(const iiif::Region &region, CanvasPoint at, double least)
{
    const auto isWithin = [least](double value, qint64 start, qint64 length) {
        const double extra = std::max(0.0, least - static_cast<double>(length)) / 2;
        return value >= static_cast<double>(start) - extra && value <= static_cast<double>(start + length) + extra;
    };
    return isWithin(at.x, region.x, region.width) && isWithin(at.y, region.y, region.height);
}

bool isHit(const Shape &shape, CanvasPoint at, double zoom)
{
    if (shape.kind == ShapeKind::Rectangle)
        return isInRectangle(shape.region, at, SmallestTarget / zoom);
    return distance(shape, at) * zoom <= (shape.kind == ShapeKind::Point ? PointReach : LineReach);
}

} // namespace

const PlacedRegion *Scene::selectedRegion() const
{
    return selected ? regions.find(*selected) : nullptr;
}

std::optional<CanvasPoint> Scene::middle() const
{
    if (!inView)
        return std::nullopt;
    return CanvasPoint{static_cast<double>(inView->x + inView->width / 2),
                       static_cast<double>(inView->y + inView->height / 2)};
}

const PlacedRegion *regionAt(const Scene &scene, CanvasPoint at)
{
    const double reach = std::max({SmallestTarget, LineReach, PointReach}) / scene.zoom;
    const PlacedRegion *best = nullptr;
    double smallest = 0;
    for (const qsizetype position : scene.regions.touching({at.x - reach, at.y - reach, 2 * reach, 2 * reach})) {
        const PlacedRegion &placed = scene.regions.at(position);
        if (!isHit(placed.shape, at, scene.zoom))
            continue;
        const double size = area(placed.shape);
        if (best && size > smallest)
            continue;
        best = &placed;
        smallest = size;
    }
    return best;
}

std::optional<Handle> selectedHandleAt(const Scene &scene, CanvasPoint at)
{
    const PlacedRegion *selected = scene.selectedRegion();
    return selected && !selected->isFixed ? handleAt(selected->shape, at, scene.zoom, scene.corner) : std::nullopt;
}

bool isDrag(CanvasPoint from, CanvasPoint to, double zoom)
{
    return std::hypot(from.x - to.x, from.y - to.y) * zoom >= DragThreshold;
}

double snapOf(const Scene &scene, Modifiers modifiers)
{
    return modifiers.alt ? 0 : Snap / scene.zoom;
}

} // namespace kader::tools
