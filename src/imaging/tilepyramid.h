#pragma once

#include "imaging/geometry.h"

#include <QHashFunctions>
#include <QList>

#include <optional>

namespace kader::imaging {

/// One tile of one pyramid. Level 0 is the finest.
struct TileKey {
    qint32 level = 0;
    qint32 column = 0;
    qint32 row = 0;

    auto operator<=>(const TileKey &) const = default;
};

[[nodiscard]] inline size_t qHash(const TileKey &key, size_t seed = 0)
{
    return qHashMulti(seed, key.level, key.column, key.row);
}

struct Tile {
    TileKey key;
    iiif::ImageRegion region; ///< Exactly where it is drawn, whatever size the server answers with.
    iiif::ImageSize output;   ///< The size to ask for; never larger than the region.

    bool operator==(const Tile &) const = default;
};

/// One level: a grid of tiles over the whole image.
struct TileLevel {
    double scale;         ///< Pixels of the image per pixel of a tile; at least 1.
    qint64 factor;        ///< The scale factor; 1 where `output` says the size.
    iiif::ImageSize span; ///< What a tile covers that no edge cuts, clipped to the image.
    qint32 columns;
    qint32 rows;
    std::optional<iiif::ImageSize> output = {}; ///< Only of levels with a single tile, where a listed size is used.

    [[nodiscard]] qint64 tileCount() const { return static_cast<qint64>(columns) * rows; }

    bool operator==(const TileLevel &) const = default;
};

/// Inclusive ranges of columns and rows.
struct TileRange {
    qint32 firstColumn;
    qint32 lastColumn;
    qint32 firstRow;
    qint32 lastRow;

    [[nodiscard]] qint64 count() const
    {
        return static_cast<qint64>(lastColumn - firstColumn + 1) * (lastRow - firstRow + 1);
    }

    bool operator==(const TileRange &) const = default;
};

/// The tiles that an image service has, or can be asked for, by the formulas of the Image API (3.0,
/// implementation note 3; 2.1, appendix A): sides rounded up, regions clipped to the image.
///
/// Advertised tiles are taken as they are. A service that cuts and scales (level 1 or the features) gets
/// tiles of our own where it advertises none, absurd ones (strips, sides above 4096 or below 64) or some
/// beyond its limits, and further doublings down to one tile. Of a level 0 service only what it
/// lists is ever asked: its tiles, and `sizes` where they are coarser than these, as far as they can be
/// decoded. One that lists nothing has one level, the whole image as large as `max`.
class TilePyramid final {
public:
    /// Nothing while the service's size is unknown.
    [[nodiscard]] static std::optional<TilePyramid> of(const iiif::ImageService &service);

    [[nodiscard]] iiif::ImageSize imageSize() const { return m_image; }

    /// Never empty; from the finest to the coarsest.
    [[nodiscard]] const QList<TileLevel> &levels() const { return m_levels; }

    /// The coarsest level that is still sharp at `scale` pixels of the image per pixel of the screen, or
    /// the finest there is.
    [[nodiscard]] qint32 levelFor(double scale) const;

    /// The tiles of a level that share area with `rect`; nothing outside the image.
    [[nodiscard]] std::optional<TileRange> tilesIn(qint32 level, const ImageRect &rect) const;

    /// `key` must be in the grid of its level.
    [[nodiscard]] Tile tile(TileKey key) const;

private:
    TilePyramid(iiif::ImageSize image, QList<TileLevel> levels) : m_image(image), m_levels(std::move(levels)) {}

    iiif::ImageSize m_image;
    QList<TileLevel> m_levels;
};

[[nodiscard]] iiif::ImageRequest requestFor(const Tile &tile, iiif::ImageFormat format = iiif::ImageFormat::Jpg);

} // namespace kader::imaging
