#include "imaging/viewport.h"

#include <algorithm>
#include <cmath>

namespace kader::imaging {

namespace {

QPointF middle(QSize size)
{
    return {size.width() / 2.0, size.height() / 2.0};
}

} // namespace

Viewport Viewport::fitted(QSizeF canvas, QSize size, double devicePixelRatio, double margin, Orientation orientation)
{
    const QSizeF shown = orientation.isTransposed() ? canvas.transposed() : canvas;
    const double width = std::max(size.width() - 2 * margin, 1.0);
    const double height = std::max(size.height() - 2 * margin, 1.0);
    const double zoom = canvas.isEmpty() ? 1 : std::min(width / shown.width(), height / shown.height());
    return {size, devicePixelRatio, {canvas.width() / 2, canvas.height() / 2}, zoom, orientation};
}

QSize Viewport::deviceSize() const
{
    constexpr double noise = 1e-6;
    const auto covered = [this](int side) { return static_cast<int>(std::ceil(side * m_devicePixelRatio - noise)); };
    return {covered(m_size.width()), covered(m_size.height())};
}

QPointF Viewport::origin() const
{
    const QPointF exact = (middle(m_size) - m_orientation.apply(m_centre) * m_zoom) * m_devicePixelRatio;
    return QPointF(std::round(exact.x()), std::round(exact.y())) / m_devicePixelRatio;
}

QPointF Viewport::canvasToView(QPointF canvas) const
{
    return origin() + m_orientation.apply(canvas) * m_zoom;
}

QPointF Viewport::viewToCanvas(QPointF view) const
{
    return m_orientation.undo((view - origin()) / m_zoom);
}

QRectF Viewport::canvasToView(const QRectF &canvas) const
{
    return QRectF(canvasToView(canvas.topLeft()), canvasToView(canvas.bottomRight())).normalized();
}

QRectF Viewport::visible() const
{
    const QPointF behind(m_size.width(), m_size.height());
    return QRectF(viewToCanvas(QPointF(0, 0)), viewToCanvas(behind)).normalized();
}

Viewport Viewport::zoomed(double zoom, QPointF anchor) const
{
    // Not by way of the rounded origin: zooming in and out again must lead back, however often.
    const QPointF held = m_centre + m_orientation.undo(anchor - middle(m_size)) / m_zoom;
    return Viewport(m_size, m_devicePixelRatio, m_centre, zoom, m_orientation).moved(held, anchor);
}

Viewport Viewport::moved(QPointF canvas, QPointF view) const
{
    return {m_size, m_devicePixelRatio, canvas - m_orientation.undo(view - middle(m_size)) / m_zoom, m_zoom,
            m_orientation};
}

Viewport Viewport::resized(QSize size, double devicePixelRatio) const
{
    return {size, devicePixelRatio, m_centre, m_zoom, m_orientation};
}

Viewport Viewport::turned(Orientation orientation) const
{
    return {m_size, m_devicePixelRatio, m_centre, m_zoom, orientation};
}

} // namespace kader::imaging
