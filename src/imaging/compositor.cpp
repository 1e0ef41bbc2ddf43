#include "imaging/compositor.h"

#include <algorithm>
#include <cmath>

namespace kader::imaging {

namespace {

/// The pixels of a tile that show up in `within`, in whole numbers and with a margin for smoothing. The whole
/// of a tile, much enlarged, would be beyond the painter's fixed-point numbers.
QRect sourcePixels(const QSize &image, const QRectF &target, const QRect &within)
{
    constexpr int margin = 2;
    const auto range = [](int pixels, double from, double length, int first, int behind) {
        const double perDevicePixel = pixels / length;
        const auto low = static_cast<int>(std::floor((first - from) * perDevicePixel)) - margin;
        const auto high = static_cast<int>(std::ceil((behind - from) * perDevicePixel)) + margin;
        return std::pair(std::clamp(low, 0, pixels), std::clamp(high, 0, pixels));
    };
    const auto [left, right] =
        range(image.width(), target.x(), target.width(), within.left(), within.left() + within.width());
    const auto [top, bottom] =
        range(image.height(), target.y(), target.height(), within.top(), within.top() + within.height());
    return {left, top, right - left, bottom - top};
}

/// Where these pixels of the image lie, when all of it fills `target`.
QRectF placed(const QRect &pixels, const QSize &image, const QRectF &target)
{
    const double scaleX = target.width() / image.width();
    const double scaleY = target.height() / image.height();
    return {target.x() + pixels.x() * scaleX, target.y() + pixels.y() * scaleY, pixels.width() * scaleX,
            pixels.height() * scaleY};
}

} // namespace

void Compositor::draw(QPainter &painter, const TilePlan &plan, const Placement &placement) const
{
    const QRect painted = placement.devicePixels(placement.part());
    for (const PlannedTile &planned : plan.tiles) {
        if (planned.purpose != TilePurpose::Sharp)
            continue;
        const QRect cell = placement.devicePixels(toRect(planned.tile.region)) & painted;
        for (const Tile &tile : shownBy(planned.tile))
            drawTile(painter, tile, placement, cell);
    }
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

void Compositor::drawTile(QPainter &painter, const Tile &tile, const Placement &placement, const QRect &within) const
{
    const ImageRect rect = toRect(tile.region);
    const QRect cell = placement.devicePixels(rect) & within;
    const DecodedImage *decoded = m_tiles(tile);
    if (cell.isEmpty() || !decoded)
        return;
    const QRectF target = placement.toDevice(rect);
    const QImage &image = decoded->imageFor(target.width() / decoded->image().width());
    const QRect pixels = sourcePixels(image.size(), target, cell);
    const bool isFullScale = decoded->image().width() >= tile.region.width();
    // Enlarged, the image's own pixels are to be seen, but not those of a coarse stand-in.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !isFullScale || placement.scale() <= 2);
    painter.setClipRect(cell);
    painter.drawImage(placed(pixels, image.size(), target), image, QRectF(pixels));
}

} // namespace kader::imaging
