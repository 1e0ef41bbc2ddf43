#pragma once

#include <QImage>
#include <QList>

namespace kader::imaging {

/// A decoded answer, ready to be drawn: in 32 bits a pixel, which are drawn three times as fast as 8, and with
/// copies at half, a quarter, … of its size where it may be shown that small, because reducing to less than
/// half drops pixels.
class DecodedImage final {
public:
    /// `halvings` copies; fewer when the image gets too small for them.
    [[nodiscard]] static DecodedImage of(const QImage &decoded, int halvings);

    /// As it came.
    [[nodiscard]] const QImage &image() const { return m_sizes.first(); }
    /// The smallest copy that is not enlarged when drawn at `scale` pixels per pixel of image().
    [[nodiscard]] const QImage &imageFor(double scale) const;
    [[nodiscard]] bool isGrey() const { return m_isGrey; }
    [[nodiscard]] qint64 bytes() const;

private:
    DecodedImage(const QImage &image, bool isGrey) : m_sizes{image}, m_isGrey(isGrey) {}

    QList<QImage> m_sizes;
    bool m_isGrey;
};

} // namespace kader::imaging
