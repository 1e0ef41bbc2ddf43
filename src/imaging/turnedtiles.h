#pragma once

#include "iiif/imageservice.h"
#include "imaging/orientation.h"

#include <QImage>
#include <QRectF>

#include <optional>

namespace kader::imaging {

/// Some servers describe the image as it is stored and yet turn what they send as the file says that the camera was
/// held (EXIF): each tile by itself, after it was cut out, and then forced into the size that was asked for. A mosaic
/// of such tiles is scrambled. Nothing in the description tells; only pixels do.

/// Whether the service describes itself as those do: what is advertised of data.4tu.nl's, and of no other known one.
[[nodiscard]] bool mayTurnTiles(const iiif::ImageService &service);

/// How the server turns what it sends, by a part of the image and all of it as they came. `where` the part lies in the
/// image as it is described, whose sides are 1. A plain orientation where it does not turn; nothing where the pixels
/// can't tell, as those of an even surface.
[[nodiscard]] std::optional<Orientation> turnOf(const QImage &part, const QImage &whole, const QRectF &where);

/// What came turned, as it is stored.
[[nodiscard]] QImage turnedBack(const QImage &image, Orientation turn);

} // namespace kader::imaging
