#pragma once

#include "demo/imagerequest.h"

#include <QImage>

namespace kader::demo {

/// Bytes of an image in that format; nothing when it cannot be written here (WebP without Qt's plugin).
[[nodiscard]] std::optional<QByteArray> encoded(const QImage &image, ImageRequest::Format format);

/// Mirrored first, then turned clockwise on a black canvas that grows with it.
[[nodiscard]] QImage turned(const QImage &image, bool mirrored, int degrees);

[[nodiscard]] QByteArray contentType(ImageRequest::Format format);

/// Bytes before the pixels of a TIFF that `encoded` writes.
inline constexpr int tiffHeaderBytes = 8 + 2 + 10 * 12 + 4 + 6;

} // namespace kader::demo
