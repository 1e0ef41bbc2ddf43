#pragma once

#include "imaging/tileplan.h"
#include "imaging/viewport.h"

#include <QRect>
#include <QRectF>

#include <algorithm>

namespace kader::imaging {

/// Where an image lies in a window: its pixels at full scale against the window's device pixels.
class Placement final {
public:
    /// `part` of the image fills `onCanvas`; both must have an area.
    Placement(const Viewport &viewport, const ImageRect &part, const QRectF &onCanvas);

    /// Device pixels per pixel of the image, of the sharper direction where the image is distorted.
    [[nodiscard]] double scale() const { return std::max(m_scaleX, m_scaleY); }
    [[nodiscard]] QRectF toDevice(const ImageRect &rect) const;
    /// The device pixels whose middles lie in `rect`: neighbours share none and leave none out.
    [[nodiscard]] QRect devicePixels(const ImageRect &rect) const;
    /// The painted part of the image as far as the window shows it, to plan tiles with.
    [[nodiscard]] View view() const;
    [[nodiscard]] const ImageRect &part() const { return m_part; }

private:
    ImageRect m_part;
    QSize m_window;
    double m_scaleX;
    double m_scaleY;
    double m_x; ///< Where the image's origin lies.
    double m_y;
};

} // namespace kader::imaging
