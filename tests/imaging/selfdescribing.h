#pragma once

#include <QImage>
#include <QPointF>
#include <QSize>
#include <QString>

namespace kader::test {

/// An image of ImageServer: a slope, a bright line of one pixel at the upper and left edge of every cell of 512 pixels,
/// and in each cell some writing, which is not looked at.
struct SelfDescribing {
    QSize size;
    bool isGrey = true;

    /// Without lines and writing, at a place in the image. Of colour, red and green tell the place.
    [[nodiscard]] QPointF values(QPointF at) const;
};

/// How it lies in a window, in device pixels.
struct Laid {
    SelfDescribing image;
    QPointF origin;   ///< Of its upper left corner.
    double scale = 1; ///< Device pixels per pixel of the image.
    double level = 1; ///< Pixels of the image per pixel of the tiles that are shown.
};

/// How far a composed window is from the formula.
struct Deviation {
    qint64 compared = 0;  ///< Pixels without writing near them.
    qint64 different = 0; ///< Such as no value within one pixel of their place explains.
    QPoint first = {-1, -1};
    int lines = 0;       ///< Stretches of lines that were found.
    int lost = 0;        ///< Such as should be there and were not, at a level's own scale.
    double farthest = 0; ///< Of those found, from their place, in pixels of the level or of the window, the larger.

    /// Nothing is off by more than a pixel, and by what the servers themselves round: they cut each tile out of a
    /// smaller copy of the image, at whole pixels of that.
    [[nodiscard]] bool isGood() const;
    [[nodiscard]] QString toString() const;
};

/// Every pixel of the window, and every stretch of a line between two pieces of writing in it that is bright and long
/// enough to be told from what JPEG does.
[[nodiscard]] Deviation deviation(const QImage &window, const Laid &laid);

/// Pixels that are neither `surround` nor such as the formula has near their place at a level up to `coarsest`.
[[nodiscard]] qint64 wrongPixels(const QImage &window, const Laid &laid, double coarsest, QRgb surround);

} // namespace kader::test
