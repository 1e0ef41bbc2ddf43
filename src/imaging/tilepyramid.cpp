#include "imaging/tilepyramid.h"

#include "imaging/decode.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kader::imaging {

using iiif::ImageFeature;
using iiif::ImageRegion;
using iiif::ImageService;
using iiif::ImageSize;
using iiif::TileSet;

namespace {

constexpr qint64 OwnTileSide = 512;
constexpr qint64 SmallestSide = 64;
constexpr qint64 LargestSide = 4096;
constexpr qint64 LargestAspect = 8; // strips of a striped TIFF are advertised as tiles by some servers

qint64 dividedUp(qint64 number, qint64 divisor)
{
    return (number + divisor - 1) / divisor;
}

/// Regions at will and sizes at will: what tiles of our own need.
bool cutsAndScales(const ImageService &service)
{
    const bool scales = service.features.testFlag(ImageFeature::SizeByWh) ||
                        (service.api != iiif::ImageApi::V3 && service.features.testFlag(ImageFeature::SizeByW));
    return scales && service.features.testFlag(ImageFeature::RegionByPx);
}

bool isSensible(const ImageService &service, ImageSize tile)
{
    const qint64 shortest = std::min(tile.width(), tile.height());
    return shortest >= SmallestSide && tile.longestSide() <= LargestSide &&
           tile.longestSide() <= LargestAspect * shortest && isWithinLimits(service, tile);
}

ImageSize ownTile(const ImageService &service)
{
    qint64 side =
        std::min({OwnTileSide, service.maxWidth.value_or(OwnTileSide), service.maxHeight.value_or(OwnTileSide)});
    while (side > 1 && side * side > service.maxArea.value_or(side * side))
        --side;
    return *ImageSize::of(side, side);
}

/// The whole image at one listed size.
TileLevel listedLevel(ImageSize image, ImageSize output)
{
    const double scale = std::max(static_cast<double>(image.width()) / static_cast<double>(output.width()),
                                  static_cast<double>(image.height()) / static_cast<double>(output.height()));
    return {.scale = scale, .factor = 1, .span = image, .columns = 1, .rows = 1, .output = output};
}

/// The size that the service itself lists for the whole image at this factor, which it may have rounded
/// another way.
std::optional<ImageSize> listedOutput(const ImageService &service, qint64 factor)
{
    const ImageSize image = *service.size;
    const auto matches = [factor](qint64 listed, qint64 side) {
        return listed == dividedUp(side, factor) || listed == std::max<qint64>(side / factor, 1);
    };
    for (const ImageSize &size : service.sizes) {
        if (matches(size.width(), image.width()) && matches(size.height(), image.height()))
            return size;
    }
    return std::nullopt;
}

/// The grid of one tile size at one factor; nothing when it has more tiles than can be counted.
std::optional<TileLevel> gridLevel(const ImageService &service, ImageSize tile, qint64 factor)
{
    const ImageSize image = *service.size;
    const qint64 spanWidth = std::min(tile.width() * factor, image.width());
    const qint64 spanHeight = std::min(tile.height() * factor, image.height());
    const qint64 columns = dividedUp(image.width(), spanWidth);
    const qint64 rows = dividedUp(image.height(), spanHeight);
    constexpr qint64 most = std::numeric_limits<qint32>::max();
    if (columns > most || rows > most)
        return std::nullopt;
    TileLevel level{.scale = static_cast<double>(factor),
                    .factor = factor,
                    .span = *ImageSize::of(spanWidth, spanHeight),
                    .columns = static_cast<qint32>(columns),
                    .rows = static_cast<qint32>(rows)};
    if (level.tileCount() == 1)
        level.output = listedOutput(service, factor);
    return level;
}

/// Tile size and factor, one for each factor; of tile sizes at one factor the squarer wins.
struct Step {
    qint64 factor;
    ImageSize tile;
};

bool isSquarer(ImageSize a, ImageSize b)
{
    return a.longestSide() * std::min(b.width(), b.height()) < b.longestSide() * std::min(a.width(), a.height());
}

void addStep(QList<Step> &steps, const Step &step)
{
    const auto same =
        std::find_if(steps.begin(), steps.end(), [&](const Step &other) { return other.factor == step.factor; });
    if (same == steps.end())
        steps.append(step);
    else if (isSquarer(step.tile, same->tile))
        same->tile = step.tile;
}

QList<Step> advertisedSteps(const ImageService &service, bool isFree)
{
    QList<Step> steps;
    for (const TileSet &set : service.tiles) {
        const bool isUsable = isFree ? isSensible(service, set.tile) : set.tile.area() <= MaxDecodedPixels;
        if (!isUsable)
            continue;
        for (const qint64 factor : set.scaleFactors)
            addStep(steps, {factor, set.tile});
        if (set.scaleFactors.isEmpty() && isFree)
            addStep(steps, {1, set.tile});
    }
    std::sort(steps.begin(), steps.end(), [](const Step &a, const Step &b) { return a.factor < b.factor; });
    return steps;
}

/// The levels of `steps` down to the first that is a single tile: coarser ones would show nothing more.
QList<TileLevel> gridLevels(const ImageService &service, const QList<Step> &steps)
{
    QList<TileLevel> levels;
    for (const Step &step : steps) {
        if (const auto level = gridLevel(service, step.tile, step.factor))
            levels.append(*level);
        if (!levels.isEmpty() && levels.last().tileCount() == 1)
            break;
    }
    return levels;
}

QList<TileLevel> freeLevels(const ImageService &service)
{
    QList<Step> steps = advertisedSteps(service, true);
    if (steps.isEmpty())
        steps.append({1, ownTile(service)});
    QList<TileLevel> levels = gridLevels(service, steps);
    Step step = steps.last();
    while ((levels.isEmpty() || levels.last().tileCount() > 1) && step.factor <= ImageSize::MaxSide / 2) {
        step.factor *= 2;
        if (const auto level = gridLevel(service, step.tile, step.factor))
            levels.append(*level);
    }
    return levels;
}

QList<TileLevel> listedLevels(const ImageService &service)
{
    QList<TileLevel> levels = gridLevels(service, advertisedSteps(service, false));
    const bool hasTiles = !levels.isEmpty();
    for (auto size = service.sizes.crbegin(); size != service.sizes.crend(); ++size) {
        const TileLevel level = listedLevel(*service.size, *size);
        const bool isWanted =
            levels.isEmpty() || (level.scale > levels.last().scale && (!hasTiles || levels.last().tileCount() > 1));
        if (isWanted && size->area() <= MaxDecodedPixels)
            levels.append(level);
    }
    if (levels.isEmpty())
        levels.append(listedLevel(*service.size, *largestSize(service)));
    return levels;
}

} // namespace

std::optional<TilePyramid> TilePyramid::of(const ImageService &service)
{
    if (!service.size)
        return std::nullopt;
    const QList<TileLevel> levels = cutsAndScales(service) ? freeLevels(service) : QList<TileLevel>();
    return TilePyramid(*service.size, levels.isEmpty() ? listedLevels(service) : levels);
}

qint32 TilePyramid::levelFor(double scale) const
{
    // A view fitted to a level must get that level although its scale was computed the long way round.
    constexpr double tolerance = 1 + 1e-6;
    qint32 best = 0;
    for (qint32 level = 1; level < m_levels.size(); ++level) {
        if (m_levels[level].scale <= scale * tolerance)
            best = level;
    }
    return best;
}

std::optional<TileRange> TilePyramid::tilesIn(qint32 level, const ImageRect &rect) const
{
    const double left = std::max(rect.x, 0.0);
    const double top = std::max(rect.y, 0.0);
    const double right = std::min(rect.x + rect.width, static_cast<double>(m_image.width()));
    const double bottom = std::min(rect.y + rect.height, static_cast<double>(m_image.height()));
    if (!(left < right) || !(top < bottom)) // also when one is not a number
        return std::nullopt;
    const TileLevel &grid = m_levels[level];
    const auto lastOf = [](double to, qint64 span, qint32 count) {
        return std::min(static_cast<qint32>(std::ceil(to / static_cast<double>(span))) - 1, count - 1);
    };
    const auto firstOf = [](double from, qint64 span, qint32 last) {
        return std::min(static_cast<qint32>(from / static_cast<double>(span)), last); // a quotient may round up
    };
    const qint32 lastColumn = lastOf(right, grid.span.width(), grid.columns);
    const qint32 lastRow = lastOf(bottom, grid.span.height(), grid.rows);
    return TileRange{.firstColumn = firstOf(left, grid.span.width(), lastColumn),
                     .lastColumn = lastColumn,
                     .firstRow = firstOf(top, grid.span.height(), lastRow),
                     .lastRow = lastRow};
}

Tile TilePyramid::tile(TileKey key) const
{
    const TileLevel &level = m_levels[key.level];
    Q_ASSERT(key.column >= 0 && key.column < level.columns && key.row >= 0 && key.row < level.rows);
    const qint64 x = key.column * level.span.width();
    const qint64 y = key.row * level.span.height();
    const qint64 width = std::min(level.span.width(), m_image.width() - x);
    const qint64 height = std::min(level.span.height(), m_image.height() - y);
    const ImageSize output =
        level.output.value_or(*ImageSize::of(dividedUp(width, level.factor), dividedUp(height, level.factor)));
    return {.key = key, .region = *ImageRegion::of(x, y, width, height), .output = output};
}

iiif::ImageRequest requestFor(const Tile &tile, iiif::ImageFormat format)
{
    return {.region = tile.region, .size = tile.output, .format = format};
}

} // namespace kader::imaging
