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
    /// The place of the image that a point of the window shows, in device pixels.
    [[nodiscard]] ImagePoint toImage(QPointF device) const;
    /// The device pixels whose middles lie in `rect`: neighbours share none and leave none out.
    [[nodiscard]] QRect devicePixels(const ImageRect &rect) const;
    /// The painted part of the image as far as the window shows it, to plan tiles with.
    [[nodiscard]] View view() const;
    [[nodiscard]] const ImageRect &part() const { return m_part; }
    [[nodiscard]] Orientation orientation() const { return m_orientation; }

private:
    ImageRect m_part;
    QSize m_window;
    Orientation m_orientation;
    double m_scaleX; ///< Device pixels per pixel along the image's own axes.
    double m_scaleY;
    QPointF m_origin; ///< Where the image's origin lies.
};

} // namespace kader::imaging
