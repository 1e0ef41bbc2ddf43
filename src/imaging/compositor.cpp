#include "imaging/compositor.h"

#include "imaging/blit.h"

#include <algorithm>

namespace kader::imaging {

namespace {

/// How the device pixels of `cell` look at the pixels of an image that shows `rect`.
Blit blitFor(const QRect &cell, const QSize &pixels, const ImageRect &rect, const Placement &placement)
{
    const QPointF first(cell.x() + 0.5, cell.y() + 0.5);
    const auto at = [&](QPointF device) {
        const ImagePoint point = placement.toImage(device);
        return QPointF((point.x - rect.x) * pixels.width() / rect.width,
                       (point.y - rect.y) * pixels.height() / rect.height);
    };
    const bool isTransposed = placement.orientation().isTransposed();
    const QPointF alongX = isTransposed ? QPointF(0, 1) : QPointF(1, 0);
    const QPointF start = at(first);
    return {.cell = cell,
            .x = {start.x(), at(first + alongX).x() - start.x()},
            .y = {start.y(), at(first + alongX.transposed()).y() - start.y()},
            .isTransposed = isTransposed};
}

} // namespace

void Compositor::draw(QImage &window, const TilePlan &plan, const Placement &placement, const Toning &toning) const
{
    const QRect painted = placement.devicePixels(placement.part());
    for (const PlannedTile &planned : plan.tiles) {
        if (planned.purpose != TilePurpose::Sharp)
            continue;
        const QRect cell = placement.devicePixels(toRect(planned.tile.region)) & painted;
        for (const Tile &tile : shownBy(planned.tile))
            drawTile(window, tile, placement, cell, toning);
    }
}

bool Compositor::covers(const TilePlan &plan) const
{
    const auto isOpaque = [this](const Tile &tile) { return !m_tiles(tile)->image().hasAlphaChannel(); };
    return !plan.isTruncated && std::all_of(plan.tiles.cbegin(), plan.tiles.cend(), [&](const PlannedTile &planned) {
        const QList<Tile> shown = shownBy(planned.tile);
        return planned.purpose == TilePurpose::Coarse ||
               (!shown.isEmpty() && std::all_of(shown.cbegin(), shown.cend(), isOpaque));
    });
}

QList<Tile> Compositor::shownBy(const Tile &tile) const
{
    if (m_tiles(tile))
        return {tile};
    const ImageRect rect = toRect(tile.region);
    const qint32 level = tile.key.level;
    if (level > 0) {
        if (const auto finer = complete(level - 1, rect))
            return *finer;
    }
    for (auto coarser = level + 1; coarser < m_pyramid.levels().size(); ++coarser) {
        if (const auto found = complete(coarser, rect))
            return *found;
    }
    return {};
}

std::optional<QList<Tile>> Compositor::complete(qint32 level, const ImageRect &rect) const
{
    constexpr qint64 most = 16;
    const std::optional<TileRange> range = m_pyramid.tilesIn(level, rect);
    if (!range || range->count() > most)
        return std::nullopt;
    QList<Tile> found;
    for (qint32 row = range->firstRow; row <= range->lastRow; ++row) {
        for (qint32 column = range->firstColumn; column <= range->lastColumn; ++column) {
            found.append(m_pyramid.tile({level, column, row}));
            if (!m_tiles(found.last()))
                return std::nullopt;
        }
    }
    return found;
}

void Compositor::drawTile(QImage &window, const Tile &tile, const Placement &placement, const QRect &within,
                          const Toning &toning) const
{
    constexpr double ownScale = 1 - 1e-6;
    const ImageRect rect = toRect(tile.region);
    const QRect cell = placement.devicePixels(rect) & within;
    const DecodedImage *decoded = m_tiles(tile);
    if (cell.isEmpty() || !decoded)
        return;
    const bool isFullScale = decoded->image().width() >= tile.region.width();
    const QImage &image =
        decoded->imageFor(placement.scale() * rect.width / static_cast<double>(decoded->image().width()));
    Blit wanted = blitFor(cell, image.size(), rect, placement);
    wanted.isSmooth = !isFullScale || placement.scale() < ownScale;
    blit(window, image, wanted, toning);
}

} // namespace kader::imaging
