#include "imaging/tileplan.h"

#include <algorithm>
#include <cmath>

namespace kader::imaging {

namespace {

/// The `most` indices from `first` to `last` that lie nearest around `centre`.
void narrow(qint32 &first, qint32 &last, double centre, qint64 most)
{
    const qint64 count = static_cast<qint64>(last) - first + 1;
    if (count <= most)
        return;
    const double wanted = centre - static_cast<double>(most) / 2;
    first = static_cast<qint32>(
        std::clamp(std::round(wanted), static_cast<double>(first), static_cast<double>(last + 1 - most)));
    last = static_cast<qint32>(first + most - 1);
}

/// At most `most` tiles around the centre, before any list of them is made.
TileRange narrowed(TileRange range, const TileLevel &level, ImagePoint centre, qint64 most)
{
    if (range.count() <= most)
        return range;
    const qint64 columns = range.lastColumn - range.firstColumn + 1;
    const auto root = static_cast<qint64>(std::sqrt(static_cast<double>(most)));
    const qint64 rows = std::min<qint64>(range.lastRow - range.firstRow + 1, std::max(root, most / columns));
    narrow(range.firstRow, range.lastRow, centre.y / static_cast<double>(level.span.height()), rows);
    narrow(range.firstColumn, range.lastColumn, centre.x / static_cast<double>(level.span.width()), most / rows);
    return range;
}

double distance(const Tile &tile, ImagePoint point)
{
    const ImagePoint centre = toRect(tile.region).centre();
    return std::hypot(centre.x - point.x, centre.y - point.y);
}

QList<PlannedTile> fromCentre(const TilePyramid &pyramid, qint32 level, const TileRange &range, ImagePoint centre)
{
    QList<PlannedTile> tiles;
    tiles.reserve(range.count());
    for (qint32 row = range.firstRow; row <= range.lastRow; ++row) {
        for (qint32 column = range.firstColumn; column <= range.lastColumn; ++column)
            tiles.append({pyramid.tile({level, column, row}), TilePurpose::Sharp});
    }
    std::stable_sort(tiles.begin(), tiles.end(), [centre](const PlannedTile &a, const PlannedTile &b) {
        return distance(a.tile, centre) < distance(b.tile, centre);
    });
    return tiles;
}

bool makesSense(const View &view)
{
    const double scale = view.zoom * view.devicePixelRatio;
    const ImagePoint centre = view.visible.centre();
    return std::isfinite(scale) && scale > 0 && std::isfinite(centre.x) && std::isfinite(centre.y);
}

} // namespace

TilePlan planTiles(const TilePyramid &pyramid, const View &view, const PlanLimits &limits)
{
    if (!makesSense(view))
        return {};
    const auto coarsest = static_cast<qint32>(pyramid.levels().size() - 1);
    TilePlan plan{.level = pyramid.levelFor(1 / (view.zoom * view.devicePixelRatio))};
    auto range = pyramid.tilesIn(plan.level, view.visible);
    while (range && range->count() > limits.maxSharp && plan.level < coarsest)
        range = pyramid.tilesIn(++plan.level, view.visible);
    if (!range)
        return plan;

    const ImagePoint centre = view.visible.centre();
    const auto tilesOf = [&](qint32 level, const TileRange &wanted, qint64 most) {
        return fromCentre(pyramid, level, narrowed(wanted, pyramid.levels()[level], centre, most), centre);
    };
    const QList<PlannedTile> sharp = tilesOf(plan.level, *range, limits.maxSharp);
    plan.isTruncated = sharp.size() < range->count();
    if (plan.level < coarsest)
        plan.tiles = tilesOf(coarsest, *pyramid.tilesIn(coarsest, view.visible), limits.maxCoarse);
    // A coarse sight that takes a place in the same round of requests as the sharp one only delays it.
    if (sharp.size() <= limits.maxBare || plan.tiles.size() >= sharp.size())
        plan.tiles.clear();
    for (PlannedTile &tile : plan.tiles)
        tile.purpose = TilePurpose::Coarse;
    plan.tiles += sharp;
    return plan;
}

QList<Tile> tilesAhead(const TilePyramid &pyramid, const View &view, const TilePlan &plan, ImagePoint heading)
{
    constexpr double around = 0.2; // of the window
    constexpr double frames = 8;   // about as long as an answer takes
    constexpr qsizetype most = 32;
    const ImageRect &seen = view.visible;
    const double aheadX = std::clamp(heading.x * frames, -seen.width, seen.width);
    const double aheadY = std::clamp(heading.y * frames, -seen.height, seen.height);
    const double marginX = around * seen.width;
    const double marginY = around * seen.height;
    const ImageRect wide{seen.x - marginX + std::min(aheadX, 0.0), seen.y - marginY + std::min(aheadY, 0.0),
                         seen.width + 2 * marginX + std::abs(aheadX), seen.height + 2 * marginY + std::abs(aheadY)};
    const auto range = plan.tiles.isEmpty() ? std::nullopt : pyramid.tilesIn(plan.level, wide);
    if (!range || plan.isTruncated)
        return {};
    const ImagePoint centre{seen.centre().x + aheadX, seen.centre().y + aheadY};
    QList<Tile> tiles;
    for (const PlannedTile &planned :
         fromCentre(pyramid, plan.level,
                    narrowed(*range, pyramid.levels()[plan.level], centre, most + plan.tiles.size()), centre)) {
        if (!plan.tiles.contains(planned))
            tiles.append(planned.tile);
    }
    return tiles.mid(0, most);
}

} // namespace kader::imaging
