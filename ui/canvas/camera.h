#pragma once

#include "iiif/region.h"
#include "imaging/viewport.h"

#include <optional>

namespace kader::ui {

/// Where the view looks, and the rules for moving it: never so far that the canvas is lost, never closer than
/// 32 device pixels to a pixel of the image, never smaller than half of what fits. Knows no widget.
class Camera final {
public:
    /// What is remembered of a canvas while another one is in view.
    struct Place {
        QPointF centre;
        double zoom = 1;
        bool isFitted = true;
        imaging::Orientation orientation = {};
    };

    /// Keeps what is seen; what was fitted stays fitted.
    void setWindow(QSize size, double devicePixelRatio);
    /// `pixelsPerUnit` are pixels of the image per canvas unit.
    void setCanvas(const iiif::CanvasSize &canvas, double pixelsPerUnit);
    void forgetCanvas() { m_canvas.reset(); }

    [[nodiscard]] const imaging::Viewport &viewport() const { return m_viewport; }
    [[nodiscard]] bool hasCanvas() const { return m_canvas.has_value(); }
    [[nodiscard]] std::optional<iiif::CanvasSize> canvas() const { return m_canvas; }
    [[nodiscard]] double pixelsPerUnit() const { return m_pixelsPerUnit; }
    /// Device pixels per pixel of the image: 1 is "100 %" or "pixel for pixel", whatever the image's scale on its
    /// canvas and the screen's scaling are.
    [[nodiscard]] double scale() const;
    /// The part of the canvas in the window, in whole units, rounded outward.
    [[nodiscard]] std::optional<iiif::Region> inView() const;

    void fit();
    /// Shows a part of the canvas as large as it comes with a little around it; also in a window or on a canvas that is
    /// only known later, till something else is looked at.
    void lookAt(const iiif::Region &region);
    /// At scale 1, around the middle of the window.
    void showActualSize();
    /// What lies under `anchor` (a view point) stays there; beside the canvas, its nearest point does.
    void zoomBy(double factor, QPointF anchor);
    /// Moves the view so that `canvas` comes to lie at `view`, as far as the canvas stays in the middle.
    void move(QPointF canvas, QPointF view);
    /// Moves the view over the canvas by view pixels.
    void panBy(QPointF viewPixels);
    /// Shows this, as far as the canvas stays in the middle: a moment on the way to elsewhere.
    void follow(const imaging::Viewport &viewport);
    /// About the middle of the window; what was fitted stays fitted.
    void turn(imaging::Orientation orientation);

    [[nodiscard]] Place place() const;
    void restore(const Place &place);

private:
    [[nodiscard]] QRectF canvasRect() const;
    [[nodiscard]] imaging::Viewport fitted() const;
    [[nodiscard]] QPointF clampedToCanvas(QPointF point) const;
    [[nodiscard]] double clampedZoom(double zoom) const;
    void look(QPointF centre, double zoom);
    void lookAtWanted();

    imaging::Viewport m_viewport;
    std::optional<iiif::CanvasSize> m_canvas;
    double m_pixelsPerUnit = 1;
    bool m_isFitted = true;
    std::optional<iiif::Region> m_wanted;
};

} // namespace kader::ui
