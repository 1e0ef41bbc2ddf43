#include "imaging/imagememory.h"

#include <memory>

namespace kader::imaging {

ImageKey ImageKey::of(const QString &image, const Tile &tile, iiif::ImageFormat format)
{
    return {image,
            {tile.region.x(), tile.region.y(), tile.region.width(), tile.region.height(), tile.output.width(),
             tile.output.height()},
            format};
}

size_t qHash(const ImageKey &key, size_t seed)
{
    return qHashRange(key.part.begin(), key.part.end(), qHashMulti(seed, key.image, int(key.format)));
}

bool ImageMemory::insert(const ImageKey &key, DecodedImage image)
{
    const qint64 bytes = image.bytes();
    // The cache owns it from here on, and frees it at once when it is too large.
    return m_images.insert(key, std::make_unique<DecodedImage>(std::move(image)).release(), bytes);
}

} // namespace kader::imaging
