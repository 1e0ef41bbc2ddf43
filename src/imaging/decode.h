#pragma once

#include "base/cancellation.h"
#include "base/result.h"
#include "iiif/imageservice.h"

#include <QImage>

namespace kader::imaging {

/// The most pixels that are ever decoded from one answer; what needs more is never asked for. In 32 bits
/// a pixel these are the 128 MB at which QImageReader stops, too.
inline constexpr qint64 MaxDecodedPixels = 32 * 1024 * 1024;

struct ExpectedSize {
    std::optional<iiif::ImageSize> size = {}; ///< What was asked for; none: anything will do.
    qint64 maxPixels = MaxDecodedPixels;
};

/// Decodes one answer of an image service, or refuses all of it: what is cut off or damaged anywhere is
/// never shown. The kind of the image is judged by its first bytes, not by what the server called it; JPEG
/// and PNG are read. The result is Format_Grayscale8 for grey images without transparency, otherwise
/// Format_RGB32, or Format_ARGB32_Premultiplied when there is transparency. Orientation marks are ignored,
/// as regions count stored pixels.
///
/// An answer may be smaller or larger than asked, for servers round and limit in their own ways, but not of
/// another shape: that is another part of the image, or a distorted one. Up to two pixels are rounding.
///
/// Fails with Malformed, Unsupported (TIFF, WebP, …), TooLarge (before any memory is taken) or Cancelled.
/// Works in any thread.
[[nodiscard]] Result<QImage> decodeImage(const QByteArray &bytes, const ExpectedSize &expected = {},
                                         const Cancellation &cancellation = {});

} // namespace kader::imaging
