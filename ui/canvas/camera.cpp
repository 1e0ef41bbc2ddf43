#include "ui/canvas/camera.h"

#include <algorithm>

namespace kader::ui {

using imaging::Viewport;

namespace {

constexpr double FitMargin = 12; // view pixels
constexpr double MaxScale = 32;  // device pixels per pixel of the image
constexpr double LeastOfFit = 0.5;
constexpr double ShareOfWanted = 0.8; // of the window

} // namespace

void Camera::setWindow(QSize size, double devicePixelRatio)
{
    if (size == m_viewport.size() && devicePixelRatio == m_viewport.devicePixelRatio())
        return;
    m_viewport = m_viewport.resized(size, devicePixelRatio);
    if (m_isFitted && !m_wanted)
        fit();
    lookAtWanted();
}

void Camera::setCanvas(const iiif::CanvasSize &canvas, double pixelsPerUnit)
{
    const bool isAnother = m_canvas != canvas;
    m_canvas = canvas;
    m_pixelsPerUnit = pixelsPerUnit;
    if (isAnother && m_isFitted && !m_wanted)
        fit();
    if (isAnother)
        lookAtWanted();
}

double Camera::scale() const
{
    return m_viewport.zoom() * m_viewport.devicePixelRatio() / m_pixelsPerUnit;
}

std::optional<iiif::Region> Camera::inView() const
{
    const QRectF seen = m_viewport.visible() & canvasRect();
    if (!m_canvas || seen.isEmpty())
        return std::nullopt;
    const QRect whole = seen.toAlignedRect();
    return iiif::Region{.x = whole.x(), .y = whole.y(), .width = whole.width(), .height = whole.height()};
}

void Camera::lookAt(const iiif::Region &region)
{
    m_wanted = region;
    lookAtWanted();
}

void Camera::lookAtWanted()
{
    if (!m_wanted || !m_canvas)
        return;
    const iiif::Region region = *m_wanted;
    const QRectF part(double(region.x), double(region.y), double(region.width), double(region.height));
    const QSizeF size = QSizeF(m_viewport.size()) * ShareOfWanted;
    const QSizeF window = m_viewport.orientation().isTransposed() ? size.transposed() : size;
    look(clampedToCanvas(part.center()),
         std::min(window.width() / std::max(part.width(), 1.0), window.height() / std::max(part.height(), 1.0)));
    m_wanted = region;
}

void Camera::fit()
{
    m_wanted.reset();
    m_isFitted = true;
    if (m_canvas && !m_viewport.size().isEmpty())
        m_viewport = fitted();
}

void Camera::showActualSize()
{
    look(m_viewport.centre(), m_pixelsPerUnit / m_viewport.devicePixelRatio());
}

void Camera::zoomBy(double factor, QPointF anchor)
{
    if (!m_canvas || m_viewport.size().isEmpty())
        return;
    const QPointF held = m_viewport.canvasToView(clampedToCanvas(m_viewport.viewToCanvas(anchor)));
    m_wanted.reset();
    m_viewport = m_viewport.zoomed(clampedZoom(m_viewport.zoom() * factor), held);
    m_isFitted = false;
}

void Camera::move(QPointF canvas, QPointF view)
{
    const Viewport moved = m_viewport.moved(canvas, view);
    look(clampedToCanvas(moved.centre()), moved.zoom());
}

void Camera::panBy(QPointF viewPixels)
{
    const QPointF moved = m_viewport.orientation().undo(viewPixels) / m_viewport.zoom();
    look(clampedToCanvas(m_viewport.centre() + moved), m_viewport.zoom());
}

void Camera::follow(const Viewport &viewport)
{
    look(clampedToCanvas(viewport.centre()), viewport.zoom());
}

void Camera::turn(imaging::Orientation orientation)
{
    m_viewport = m_viewport.turned(orientation);
    if (m_isFitted && !m_wanted)
        fit();
    lookAtWanted();
}

Camera::Place Camera::place() const
{
    return {.centre = m_viewport.centre(),
            .zoom = m_viewport.zoom(),
            .isFitted = m_isFitted,
            .orientation = m_viewport.orientation()};
}

void Camera::restore(const Place &place)
{
    m_wanted.reset();
    m_viewport = m_viewport.turned(place.orientation);
    if (place.isFitted)
        return fit();
    m_viewport =
        Viewport(m_viewport.size(), m_viewport.devicePixelRatio(), place.centre, place.zoom, place.orientation);
    m_isFitted = false;
}

QRectF Camera::canvasRect() const
{
    if (!m_canvas)
        return {};
    return {0, 0, static_cast<double>(m_canvas->width), static_cast<double>(m_canvas->height)};
}

Viewport Camera::fitted() const
{
    return Viewport::fitted(canvasRect().size(), m_viewport.size(), m_viewport.devicePixelRatio(), FitMargin,
                            m_viewport.orientation());
}

QPointF Camera::clampedToCanvas(QPointF point) const
{
    const QRectF canvas = canvasRect();
    return {std::clamp(point.x(), canvas.left(), canvas.right()), std::clamp(point.y(), canvas.top(), canvas.bottom())};
}

/// A small image may fit larger than the limit; then that is as close as one gets.
double Camera::clampedZoom(double zoom) const
{
    const double fit = fitted().zoom();
    const double closest = std::max(fit, MaxScale * m_pixelsPerUnit / m_viewport.devicePixelRatio());
    return std::clamp(zoom, fit * LeastOfFit, closest);
}

void Camera::look(QPointF centre, double zoom)
{
    m_wanted.reset();
    if (!m_canvas || m_viewport.size().isEmpty())
        return;
    m_viewport =
        Viewport(m_viewport.size(), m_viewport.devicePixelRatio(), centre, clampedZoom(zoom), m_viewport.orientation());
    m_isFitted = false;
}

} // namespace kader::ui
