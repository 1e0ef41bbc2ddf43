#pragma once

#include "iiif/painting.h"
#include "imaging/imagefetch.h"
#include "imaging/tilepyramid.h"

#include <optional>

namespace kader::imaging {

/// One request in all its spellings. Fails when it is against the service's rules, or would be too large.
[[nodiscard]] Result<ImageOrder> orderFor(const iiif::ImageService &service, const iiif::ImageRequest &request);

/// One tile, with the copies at half size that it may be shown at.
[[nodiscard]] Result<ImageOrder> orderFor(const iiif::ImageService &service, const TilePyramid &pyramid,
                                          const Tile &tile, iiif::ImageFormat format = iiif::ImageFormat::Jpg);

/// A whole image that is one file; its size is nobody's promise.
[[nodiscard]] Result<ImageOrder> orderFor(const WebAddress &address, std::optional<iiif::ImageSize> size);

/// Whether the description in the manifest lacks what only info.json may say.
[[nodiscard]] bool needsInfo(const iiif::ImageService &service);

} // namespace kader::imaging
