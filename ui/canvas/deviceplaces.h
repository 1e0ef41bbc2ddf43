#pragma once

#include "iiif/shape.h"
#include "imaging/viewport.h"

#include <QRect>
#include <QRectF>

namespace kader::ui {

/// Edges between pixels: `right` and `bottom` are behind the last ones. Of a canvas that is shown very large, hence not
/// a QRect.
struct PixelBox {
    qint64 left = 0;
    qint64 top = 0;
    qint64 right = 0;
    qint64 bottom = 0;

    [[nodiscard]] qint64 width() const { return right - left; }
    [[nodiscard]] qint64 height() const { return bottom - top; }
    [[nodiscard]] bool isEmpty() const { return right <= left || bottom <= top; }
    [[nodiscard]] PixelBox grown(qint64 by) const { return {left - by, top - by, right + by, bottom + by}; }
    [[nodiscard]] PixelBox moved(qint64 x, qint64 y) const { return {left + x, top + y, right + x, bottom + y}; }
    [[nodiscard]] PixelBox intersected(const PixelBox &other) const;
    [[nodiscard]] bool touches(const PixelBox &other) const { return !intersected(other).isEmpty(); }
    [[nodiscard]] static PixelBox of(const QRect &rect);
};

/// Where shapes lie on the screen, in device pixels from where the canvas begins, which is a whole one. So another
/// place of the view only moves all of it by whole pixels, and what was painted can be moved with it.
class DevicePlaces final {
public:
    explicit DevicePlaces(const imaging::Viewport &viewport);

    /// Where the canvas begins, in device pixels of the window.
    [[nodiscard]] qint64 originX() const { return m_originX; }
    [[nodiscard]] qint64 originY() const { return m_originY; }
    /// Device pixels per view pixel.
    [[nodiscard]] double ratio() const { return m_ratio; }
    /// In view pixels.
    [[nodiscard]] double windowWidth() const { return m_windowWidth; }

    [[nodiscard]] QPointF at(QPointF canvas) const { return m_orientation.apply(canvas) * m_scale; }
    /// The edges of a rectangle, or of what encloses another shape; of a point nothing but where it is.
    [[nodiscard]] PixelBox box(const iiif::Shape &shape) const;
    /// The same in the view, cut off `reach` view pixels beyond the window.
    [[nodiscard]] QRectF viewBox(const iiif::Shape &shape, double reach) const;

private:
    imaging::Orientation m_orientation;
    QSize m_window; ///< In device pixels.
    double m_windowWidth;
    double m_ratio;
    double m_scale; ///< Device pixels per canvas unit.
    qint64 m_originX;
    qint64 m_originY;
};

} // namespace kader::ui
