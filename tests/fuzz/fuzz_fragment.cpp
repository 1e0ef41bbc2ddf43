#include "iiif/region.h"
#include "target.h"

#include <cmath>

using namespace Qt::StringLiterals;
using namespace kader;
using namespace kader::fuzz;
using namespace kader::iiif;

namespace {

constexpr double farthest = 2e12;

void requireRegion(const SpatialFragment &fragment, std::optional<CanvasSize> canvas)
{
    const std::optional<Region> region = fragment.toRegion(canvas);
    if (!region)
        return;
    require(region->width > 0 && region->height > 0, "a region has an area");
    for (const qint64 edge : {region->x, region->y, region->x + region->width, region->y + region->height})
        require(std::abs(double(edge)) < farthest, "a region lies where one can compute");
    const auto again = SpatialFragment::parseFragment(u"xywh="_s + region->toString());
    require(again && again->isWhole(), "a region is written in whole numbers");
    require(again->toRegion(canvas) == region, "a region reads as it was written");
}

void requireFinite(const SpatialFragment &fragment)
{
    for (const double number : {fragment.x, fragment.y, fragment.width, fragment.height})
        require(std::isfinite(number), "numbers are finite");
    for (const auto &canvas : {std::optional<CanvasSize>(), std::optional(CanvasSize{1, 1}),
                               std::optional(CanvasSize{1'000'000'000, 1'000'000'000})})
        requireRegion(fragment, canvas);
}

} // namespace

/// Media fragments: the part of an address after its `#`, and the value of a FragmentSelector.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(input(data, size));
    if (const auto fragment = SpatialFragment::parseFragment(text))
        requireFinite(*fragment);
    if (const auto fragment = SpatialFragment::parseValue(text))
        requireFinite(*fragment);
    return 0;
}
