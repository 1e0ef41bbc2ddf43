#pragma once

#include "imaging/displaytransform.h"

#include <QImage>
#include <QRect>

namespace kader::imaging {

/// Where along one side of a source a row or column of the window looks, in source pixels; pixel 0 reaches from 0 to 1.
struct SourceAxis {
    double first = 0; ///< At the middle of the first window pixel.
    double step = 1;  ///< To the middle of the next; negative where the source is mirrored.
};

/// One rectangle of window pixels and what of a source it shows, in one pass: scaled, turned and toned. What would lie
/// beyond the source shows its edge.
struct Blit {
    QRect cell;                ///< Inside the window.
    SourceAxis x;              ///< Along the columns of the source.
    SourceAxis y;              ///< Along its rows.
    bool isTransposed = false; ///< The window's rows run along the source's columns.
    bool isSmooth = false;     ///< Between the nearest four pixels instead of the nearest one.
};

/// `window` is Format_RGB32; `source` is Format_Grayscale8, Format_RGB32 or Format_ARGB32_Premultiplied, and the last
/// lies over what the window shows.
void blit(QImage &window, const QImage &source, const Blit &blit, const Toning &toning);

} // namespace kader::imaging
