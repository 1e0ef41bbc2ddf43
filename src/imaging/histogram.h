#pragma once

#include "imaging/displaytransform.h"

#include <QImage>
#include <QRect>

namespace kader::imaging {

/// How often each value occurs in pixels of an image.
class Histogram final {
public:
    using Counts = std::array<qint64, 256>;

    struct Levels {
        double black = 0;
        double white = 255;

        bool operator==(const Levels &) const = default;
    };

    /// Counts every `stride`-th pixel of every `stride`-th row of a part of an image in one of the formats of
    /// decodeImage; transparent ones as if they were on black.
    void add(const QImage &image, const QRect &part, int stride = 1);

    [[nodiscard]] bool isEmpty() const { return m_pixels == 0; }
    /// No colours were among what was counted.
    [[nodiscard]] bool isGrey() const { return m_isGrey; }
    /// Of all channels that is their brightness.
    [[nodiscard]] const Counts &counts(Channel channel) const;

    /// The levels outside of which `share` of the pixels lie on each side; at least one apart.
    [[nodiscard]] Levels levels(Channel channel, double share) const;

    /// Whether it looks like a label mask shown as an image: grey, black to the eye, and flat where it is not black.
    [[nodiscard]] bool looksLikeLabels() const;

private:
    void addGrey(const uchar *row, int first, int behind, int stride);
    void addColour(const QRgb *row, int first, int behind, int stride);

    qint64 m_pixels = 0;
    qint64 m_labelled = 0; ///< Grey pixels that are not black.
    qint64 m_flat = 0;     ///< Of these, such as have the value of the pixel to their right.
    bool m_isGrey = true;
    Counts m_red = {};
    Counts m_green = {};
    Counts m_blue = {};
    Counts m_brightness = {};
};

} // namespace kader::imaging
