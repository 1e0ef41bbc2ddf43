#pragma once

#include "imaging/decodedimage.h"
#include "imaging/tilepyramid.h"

#include <QCache>
#include <QString>

#include <algorithm>
#include <array>

namespace kader::imaging {

/// What a decoded image was asked for as: an image service or address, and what of it at which size. Levels
/// and columns would not do, for two manifests may describe the tiles of one service differently.
struct ImageKey {
    QString image;
    std::array<qint64, 6> part = {}; ///< Region and size; zeros for the one file behind an address.
    iiif::ImageFormat format = iiif::ImageFormat::Jpg;

    [[nodiscard]] static ImageKey of(const QString &image, const Tile &tile,
                                     iiif::ImageFormat format = iiif::ImageFormat::Jpg);

    bool operator==(const ImageKey &) const = default;
};

[[nodiscard]] size_t qHash(const ImageKey &key, size_t seed = 0);

/// Decoded images, bounded in bytes; what was not used for the longest time goes first.
class ImageMemory final {
public:
    /// `most` as far as makeRoom() goes.
    explicit ImageMemory(qint64 bytes, qint64 most = 0) : m_images(bytes), m_most(std::max(bytes, most)) {}

    [[nodiscard]] qint64 capacity() const { return m_images.maxCost(); }
    [[nodiscard]] qint64 most() const { return m_most; }
    /// From now on at least so much is kept, as far as it may be.
    void makeRoom(qint64 bytes) { m_images.setMaxCost(std::max(capacity(), std::min(bytes, m_most))); }
    [[nodiscard]] qint64 bytes() const { return m_images.totalCost(); }

    /// Without this being a use.
    [[nodiscard]] bool contains(const ImageKey &key) const { return m_images.contains(key); }
    /// Nothing when it is not there; valid until the next insertion.
    [[nodiscard]] const DecodedImage *find(const ImageKey &key) const { return m_images.object(key); }
    /// False when the image alone is more than may be kept.
    [[nodiscard]] bool insert(const ImageKey &key, DecodedImage image);

private:
    QCache<ImageKey, DecodedImage> m_images;
    qint64 m_most;
};

} // namespace kader::imaging
