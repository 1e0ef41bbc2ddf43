#pragma once

#include "demo/picture.h"

#include <QImage>
#include <QPointF>
#include <QRect>
#include <QString>

namespace kader::test {

/// How a picture of the demo lies in a window, in device pixels.
struct Shown {
    demo::Picture picture;
    QPointF origin;   ///< Where the upper left corner of the picture lies.
    double scale = 1; ///< Device pixels per pixel of the picture.
};

/// How a grabbed window and the formula of what it shows agree.
struct Agreement {
    qint64 compared = 0;     ///< Pixels with structure around them: flat ones could lie anywhere.
    qint64 different = 0;    ///< Of these, such as no value near their place explains.
    qint64 outside = 0;      ///< Pixels beside the picture that do not have the surround's colour.
    QPoint first = {-1, -1}; ///< The first that differs.

    /// One in five hundred may differ: edges on which JPEG rings.
    [[nodiscard]] bool isGood() const { return compared > 0 && outside == 0 && different * 500 <= compared; }
    [[nodiscard]] QString toString() const;
};

/// Compares every device pixel in `part` of the window with the values that the formula has, at the resolution
/// of the tiles that are shown (the next power of two), within one device pixel of its place. Brightness alone
/// counts, for JPEG keeps colours coarser. A window that is shifted by two pixels does not agree.
[[nodiscard]] Agreement compare(const QImage &window, const Shown &shown, const QRect &part, QRgb surround);

} // namespace kader::test
