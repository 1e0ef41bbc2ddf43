#pragma once

#include "imaging/tilepyramid.h"

namespace kader::imaging {

/// What is looked at: the part of the image in the window, which may reach beyond the image.
struct View {
    ImageRect visible;
    double zoom = 1;             ///< Device-independent pixels per pixel of the image.
    double devicePixelRatio = 1; ///< Device pixels per device-independent pixel.
};

enum class TilePurpose {
    Coarse, ///< To have something to see under the sharp ones at once.
    Sharp,  ///< At the resolution of the screen.
};

struct PlannedTile {
    Tile tile;
    TilePurpose purpose;

    bool operator==(const PlannedTile &) const = default;
};

struct PlanLimits {
    qint64 maxSharp = 1024; ///< Enough for 3840×2160 in tiles of 256 at the least favourable zoom.
    qint64 maxCoarse = 4;
    qint64 maxBare = 6; ///< Up to so many sharp tiles come as fast as a coarse one and they would.
};

/// The tiles a view needs, in the order they should be asked for: coarse ones first, each kind from the
/// centre outward, none twice.
struct TilePlan {
    qint32 level = 0;         ///< Of the sharp tiles.
    bool isTruncated = false; ///< More would be needed than the limits allow, and no coarser level helps.
    QList<PlannedTile> tiles = {};
};

/// Pure geometry: knows nothing of what is cached. Empty for a view that shows nothing of the image. When
/// a level needs more than `maxSharp` tiles, the next coarser one is taken.
[[nodiscard]] TilePlan planTiles(const TilePyramid &pyramid, const View &view, const PlanLimits &limits = {});

/// The tiles of the plan's level that come into view next, the nearest first: around what is visible, and further in
/// the direction in which the view's middle has moved by `heading`, in pixels of the image, since a frame ago.
[[nodiscard]] QList<Tile> tilesAhead(const TilePyramid &pyramid, const View &view, const TilePlan &plan,
                                     ImagePoint heading = {});

} // namespace kader::imaging
