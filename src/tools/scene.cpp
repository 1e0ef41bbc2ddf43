#include "tools/scene.h"

#include <algorithm>
#include <cmath>

namespace kader::tools {

using iiif::Region;

namespace {

// All in view pixels.
constexpr double DragThreshold = 4;
constexpr double HandleReach = 6;
constexpr double SmallestTarget = 10;      // a region is at least this large a target
constexpr double EdgeForMiddleHandle = 40; // so that three handles stand clear of each other

double area(const Region &region)
{
    return static_cast<double>(region.width) * static_cast<double>(region.height);
}

/// Inside along one axis, where the region counts as at least `least` long.
bool isWithin(double at, qint64 start, qint64 length, double least)
{
    const double extra = std::max(0.0, least - static_cast<double>(length)) / 2;
    return at >= static_cast<double>(start) - extra && at <= static_cast<double>(start + length) + extra;
}

bool isInside(const Region &region, CanvasPoint at, double least = 0)
{
    return isWithin(at.x, region.x, region.width, least) && isWithin(at.y, region.y, region.height, least);
}

double viewDistance(CanvasPoint a, CanvasPoint b, double zoom)
{
    return std::hypot(a.x - b.x, a.y - b.y) * zoom;
}

} // namespace

const PlacedRegion *Scene::find(const RegionId &id) const
{
    const auto found =
        std::find_if(regions.begin(), regions.end(), [&](const PlacedRegion &placed) { return placed.id == id; });
    return found == regions.end() ? nullptr : &*found;
}

const PlacedRegion *Scene::selectedRegion() const
{
    return selected ? find(*selected) : nullptr;
}

const PlacedRegion *regionAt(const Scene &scene, CanvasPoint at)
{
    const PlacedRegion *best = nullptr;
    for (const PlacedRegion &placed : scene.regions) {
        if (isInside(placed.region, at, SmallestTarget / scene.zoom) &&
            (!best || area(placed.region) <= area(best->region)))
            best = &placed;
    }
    return best;
}

QList<Edges> handlesOf(const Region &region, double zoom)
{
    const bool hasHorizontal = static_cast<double>(region.width) * zoom >= EdgeForMiddleHandle;
    const bool hasVertical = static_cast<double>(region.height) * zoom >= EdgeForMiddleHandle;
    QList<Edges> handles{Edge::Left | Edge::Top};
    if (hasHorizontal)
        handles.append(Edge::Top);
    handles.append(Edge::Right | Edge::Top);
    if (hasVertical)
        handles << Edge::Left << Edge::Right;
    handles.append(Edge::Left | Edge::Bottom);
    if (hasHorizontal)
        handles.append(Edge::Bottom);
    handles.append(Edge::Right | Edge::Bottom);
    return handles;
}

CanvasPoint handlePosition(const Region &region, Edges handle)
{
    const auto along = [](qint64 start, qint64 length, bool isStart, bool isEnd) {
        const auto begin = static_cast<double>(start);
        const auto whole = static_cast<double>(length);
        return isStart ? begin : (isEnd ? begin + whole : begin + whole / 2);
    };
    return {along(region.x, region.width, handle.testFlag(Edge::Left), handle.testFlag(Edge::Right)),
            along(region.y, region.height, handle.testFlag(Edge::Top), handle.testFlag(Edge::Bottom))};
}

Edges handleAt(const Region &region, CanvasPoint at, double zoom)
{
    const double shortest = static_cast<double>(std::min(region.width, region.height)) * zoom;
    if (shortest < 3 * HandleReach && isInside(region, at))
        return {};
    Edges best;
    double nearest = HandleReach;
    for (const Edges handle : handlesOf(region, zoom)) {
        const double distance = viewDistance(handlePosition(region, handle), at, zoom);
        if (distance <= nearest) {
            nearest = distance;
            best = handle;
        }
    }
    return best;
}

bool isDrag(CanvasPoint from, CanvasPoint to, double zoom)
{
    return viewDistance(from, to, zoom) >= DragThreshold;
}

} // namespace kader::tools
