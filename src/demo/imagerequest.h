#pragma once

#include "base/result.h"
#include "serve/server.h"

#include <QRect>
#include <QSize>
#include <QStringList>

namespace kader::demo {

/// What an image request comes to with this service, which is not always what it asked for.
struct ImageRequest {
    enum class Format { Jpeg, Png, Tiff, WebP };

    QRect region = {};
    QSize size = {}; ///< Before rotation.
    bool mirrored = false;
    int rotation = 0; ///< Degrees clockwise, 0 … 360.
    bool grey = false;
    Format format = Format::Jpeg;
};

/// Reads `region, size, rotation, quality.format` for an image of that size as 4TU's service does:
/// `w,` and `!w,h` of a region follow the shape of the whole image, a region at `max` is blown up to
/// the whole image's size, `square` is the upper left one. The error is the whole answer: an array
/// with status 400, a page with 500, or 500 without a body.
[[nodiscard]] tl::expected<ImageRequest, serve::Response> readImageRequest(const QStringList &parts, QSize full);

} // namespace kader::demo
