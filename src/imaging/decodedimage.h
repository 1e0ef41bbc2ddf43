#pragma once

#include <QImage>
#include <QList>

namespace kader::imaging {

/// A decoded answer, ready to be drawn, in the format it was decoded to (see decodeImage): grey takes a byte a pixel.
/// With copies at half, a quarter, … of its size where it may be shown that small, because reducing to less than half
/// drops pixels.
class DecodedImage final {
public:
    /// `halvings` copies; fewer when the image gets too small for them.
    [[nodiscard]] static DecodedImage of(const QImage &decoded, int halvings);

    /// As it came.
    [[nodiscard]] const QImage &image() const { return m_sizes.first(); }
    /// The smallest copy that is not enlarged when drawn at `scale` pixels per pixel of image().
    [[nodiscard]] const QImage &imageFor(double scale) const;
    [[nodiscard]] bool isGrey() const { return image().format() == QImage::Format_Grayscale8; }
    [[nodiscard]] qint64 bytes() const;

private:
    explicit DecodedImage(const QImage &image) : m_sizes{image} {}

    QList<QImage> m_sizes;
};

} // namespace kader::imaging
