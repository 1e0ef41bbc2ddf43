#include "imaging/decodedimage.h"

#include <algorithm>

namespace kader::imaging {

namespace {

/// Half as wide and high, rounded up; every pixel is the mean of four. `Channels` is the bytes of a pixel.
template <int Channels>
QImage halved(const QImage &image)
{
    QImage half((image.width() + 1) / 2, (image.height() + 1) / 2, image.format());
    for (int y = 0; y < half.height(); ++y) {
        const uchar *upper = image.constScanLine(2 * y);
        const uchar *lower = image.constScanLine(std::min(2 * y + 1, image.height() - 1));
        uchar *target = half.scanLine(y);
        for (int x = 0; x < half.width(); ++x) {
            const int left = 2 * x * Channels;
            const int right = std::min(2 * x + 1, image.width() - 1) * Channels;
            for (int c = 0; c < Channels; ++c) {
                const int sum = upper[left + c] + upper[right + c] + lower[left + c] + lower[right + c];
                target[x * Channels + c] = static_cast<uchar>((sum + 2) / 4);
            }
        }
    }
    return half;
}

} // namespace

DecodedImage DecodedImage::of(const QImage &decoded, int halvings)
{
    DecodedImage made(decoded);
    for (int i = 0; i < halvings; ++i) {
        const QImage &last = made.m_sizes.last();
        if (last.width() <= 1 && last.height() <= 1)
            break;
        made.m_sizes.append(made.isGrey() ? halved<1>(last) : halved<4>(last));
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
