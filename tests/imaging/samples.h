#pragma once

#include "iiif/imageservice.h"
#include "imaging/orientation.h"

#include <QByteArray>
#include <QImage>
#include <QList>

namespace kader::test {

/// `v3 L1 10137x9522 tile 1024:1,2,4 tile 512x256:8 size 300x200 max 2000`: version, level and image size,
/// then what the service advertises.
[[nodiscard]] iiif::ImageService service(const QString &text);

/// A picture with a slope in each colour and some texture.
[[nodiscard]] QImage sampleImage(int width, int height, QImage::Format format);

/// The eight ways in which a canvas can be turned.
[[nodiscard]] QList<imaging::Orientation> allOrientations();
/// To be put behind the name of a test's row; nothing for the plain one.
[[nodiscard]] const char *nameOf(imaging::Orientation orientation);

struct JpegKind {
    int subsampling; ///< TJSAMP_…
    bool isProgressive = false;
};
[[nodiscard]] QByteArray jpeg(const QImage &rgb, JpegKind kind);
[[nodiscard]] QByteArray png(const QImage &image);

} // namespace kader::test
