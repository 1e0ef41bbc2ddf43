#include "imaging/decodedimage.h"

namespace kader::imaging {

DecodedImage DecodedImage::of(const QImage &decoded, int halvings)
{
    const bool isGrey = decoded.format() == QImage::Format_Grayscale8;
    DecodedImage made(isGrey ? decoded.convertToFormat(QImage::Format_RGB32) : decoded, isGrey);
    for (int i = 0; i < halvings; ++i) {
        const QImage &last = made.m_sizes.last();
        const QSize half((last.width() + 1) / 2, (last.height() + 1) / 2);
        if (half == last.size())
            break;
        made.m_sizes.append(last.scaled(half, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
    return made;
}

const QImage &DecodedImage::imageFor(double scale) const
{
    qsizetype best = 0;
    while (best + 1 < m_sizes.size() && scale <= 0.5) {
        scale *= 2;
        ++best;
    }
    return m_sizes[best];
}

qint64 DecodedImage::bytes() const
{
    qint64 bytes = 0;
    for (const QImage &image : m_sizes)
        bytes += image.sizeInBytes();
    return bytes;
}

} // namespace kader::imaging
