#include "iiif/svgshape.h"
#include "target.h"

#include <cmath>

using namespace kader;
using namespace kader::fuzz;
using namespace kader::iiif;

namespace {

constexpr double farthest = 2e12;

void requireSound(const SvgShape &shape)
{
    size_t points = 0;
    for (const SvgOutline &outline : shape.outlines) {
        require(!outline.points.empty(), "a line has points");
        points += outline.points.size();
        for (const QPointF &point : outline.points)
            require(std::isfinite(point.x()) && std::isfinite(point.y()), "every coordinate is a finite number");
    }
    require(!shape.outlines.empty() && points <= SvgShape::mostPoints, "a shape has lines, and an end");
    if (const std::optional<Region> region = shape.enclosing()) {
        require(region->width >= 1 && region->height >= 1, "what encloses it has an area");
        for (const qint64 edge : {region->x, region->y, region->x + region->width, region->y + region->height})
            require(std::abs(double(edge)) < farthest, "what encloses it lies where one can compute");
    }
}

} // namespace

/// The value of an SvgSelector.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString svg = QString::fromUtf8(input(data, size));
    for (const auto &canvas : {std::optional<CanvasSize>(), std::optional(CanvasSize{300, 200})}) {
        if (const std::optional<SvgShape> shape = readSvgShape(svg, canvas))
            requireSound(*shape);
    }
    return 0;
}
