#pragma once

#include "imaging/orientation.h"

#include <QRectF>
#include <QSize>
#include <QSizeF>

namespace kader::imaging {

/// How a canvas lies in a window: which place of it is in the middle, how large, and turned which way. Canvas points
/// are in canvas units, view points in device-independent pixels from the window's upper left corner. Canvas units are
/// not image pixels: an image may be painted on its canvas at any scale.
class Viewport final {
public:
    Viewport() = default;
    Viewport(QSize size, double devicePixelRatio, QPointF centre, double zoom, Orientation orientation = {})
        : m_size(size), m_devicePixelRatio(devicePixelRatio), m_centre(centre), m_zoom(zoom), m_orientation(orientation)
    {}

    /// All of the canvas, as large as it goes, with `margin` view pixels around it.
    [[nodiscard]] static Viewport fitted(QSizeF canvas, QSize size, double devicePixelRatio, double margin = 0,
                                         Orientation orientation = {});

    [[nodiscard]] QSize size() const { return m_size; }
    [[nodiscard]] double devicePixelRatio() const { return m_devicePixelRatio; }
    [[nodiscard]] QPointF centre() const { return m_centre; }
    /// View pixels per canvas unit.
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] Orientation orientation() const { return m_orientation; }
    /// Of the window, in device pixels.
    [[nodiscard]] QSize deviceSize() const;

    /// The origin of the canvas always lies on a whole device pixel, so that an image at 1:1 is not resampled.
    [[nodiscard]] QPointF canvasToView(QPointF canvas) const;
    [[nodiscard]] QPointF viewToCanvas(QPointF view) const;
    [[nodiscard]] QRectF canvasToView(const QRectF &canvas) const;
    /// The part of the canvas's plane that the window shows.
    [[nodiscard]] QRectF visible() const;

    /// Zoomed so that what lies under `anchor` (a view point) stays there.
    [[nodiscard]] Viewport zoomed(double zoom, QPointF anchor) const;
    /// Moved so that `canvas` comes to lie at `view`.
    [[nodiscard]] Viewport moved(QPointF canvas, QPointF view) const;
    [[nodiscard]] Viewport resized(QSize size, double devicePixelRatio) const;
    /// Turned about the middle of the window.
    [[nodiscard]] Viewport turned(Orientation orientation) const;

    bool operator==(const Viewport &) const = default;

private:
    /// Where the origin of the canvas lies in the view.
    [[nodiscard]] QPointF origin() const;

    QSize m_size = {};
    double m_devicePixelRatio = 1;
    QPointF m_centre = {};
    double m_zoom = 1;
    Orientation m_orientation = {};
};

} // namespace kader::imaging
