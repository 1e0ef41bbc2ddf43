#pragma once

#include "imaging/decodedimage.h"
#include "imaging/displaytransform.h"
#include "imaging/placement.h"

#include <functional>
#include <optional>

namespace kader::imaging {

/// Draws one image from the tiles at hand. Every tile is drawn once, straight from its own pixels into its
/// exact place, whatever size the server answered with, and covers the device pixels whose middles lie in
/// its region: so nothing is displaced and there are no seams. Where a tile is missing, others stand in. From its own
/// scale upward an image's pixels are shown as pixels; below it, and where coarser tiles stand in, they are smoothed.
class Compositor final {
public:
    /// The decoded tile, or nothing when it is not in memory.
    using Tiles = std::function<const DecodedImage *(const Tile &)>;

    Compositor(const TilePyramid &pyramid, Tiles tiles) : m_pyramid(pyramid), m_tiles(std::move(tiles)) {}

    /// What of the sharp tiles in `plan` is in memory, and in place of the rest what stands in.
    /// `window` is Format_RGB32.
    void draw(QImage &window, const TilePlan &plan, const Placement &placement, const Toning &toning) const;

    /// Whether draw() covers all of the painted part that the window shows, and lets nothing below it through.
    [[nodiscard]] bool covers(const TilePlan &plan) const;

    /// The tiles in memory that together show what `tile` shows: itself, or those of the next finer level, or
    /// of the finest coarser one that has all of it. Empty when there are none.
    [[nodiscard]] QList<Tile> shownBy(const Tile &tile) const;

private:
    [[nodiscard]] std::optional<QList<Tile>> complete(qint32 level, const ImageRect &rect) const;
    void drawTile(QImage &window, const Tile &tile, const Placement &placement, const QRect &within,
                  const Toning &toning) const;

    const TilePyramid &m_pyramid;
    Tiles m_tiles;
};

} // namespace kader::imaging
