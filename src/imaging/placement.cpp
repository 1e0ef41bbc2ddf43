#include "imaging/placement.h"

#include <algorithm>
#include <cmath>

namespace kader::imaging {

namespace {

/// The first pixel whose middle lies at or behind `edge`. The tolerance makes one number of the two that
/// neighbours compute for their common edge.
int firstPixel(double edge)
{
    constexpr double noise = 1e-6;
    constexpr double far = 1 << 30;
    return static_cast<int>(std::ceil(std::clamp(edge, -far, far) - 0.5 - noise));
}

/// A scale that is one but for the way it was computed.
double tidied(double scale)
{
    return std::abs(scale - 1) < 1e-6 ? 1 : scale;
}

} // namespace

Placement::Placement(const Viewport &viewport, const ImageRect &part, const QRectF &onCanvas)
    : m_part(part), m_window(viewport.deviceSize()), m_orientation(viewport.orientation())
{
    const double ratio = viewport.devicePixelRatio();
    m_scaleX = tidied(onCanvas.width() * viewport.zoom() * ratio / part.width);
    m_scaleY = tidied(onCanvas.height() * viewport.zoom() * ratio / part.height);
    const QPointF corner = viewport.canvasToView(onCanvas.topLeft()) * ratio;
    m_origin = corner - m_orientation.apply({part.x * m_scaleX, part.y * m_scaleY});
    // Pixel on pixel nothing is resampled, wherever on its canvas the image is painted.
    if (m_scaleX == 1 && m_scaleY == 1)
        m_origin = {std::round(m_origin.x()), std::round(m_origin.y())};
}

QRectF Placement::toDevice(const ImageRect &rect) const
{
    const QPointF first(rect.x * m_scaleX, rect.y * m_scaleY);
    const QPointF extent(rect.width * m_scaleX, rect.height * m_scaleY);
    return QRectF(m_origin + m_orientation.apply(first), m_origin + m_orientation.apply(first + extent)).normalized();
}

ImagePoint Placement::toImage(QPointF device) const
{
    const QPointF scaled = m_orientation.undo(device - m_origin);
    return {scaled.x() / m_scaleX, scaled.y() / m_scaleY};
}

QRect Placement::devicePixels(const ImageRect &rect) const
{
    const QRectF exact = toDevice(rect);
    const QPoint first(firstPixel(exact.left()), firstPixel(exact.top()));
    const QPoint behind(firstPixel(exact.right()), firstPixel(exact.bottom()));
    return QRect(first, behind - QPoint(1, 1)).intersected(QRect(QPoint(0, 0), m_window));
}

View Placement::view() const
{
    const ImagePoint a = toImage({0, 0});
    const ImagePoint b = toImage({double(m_window.width()), double(m_window.height())});
    const double left = std::max(std::min(a.x, b.x), m_part.x);
    const double top = std::max(std::min(a.y, b.y), m_part.y);
    const double right = std::min(std::max(a.x, b.x), m_part.x + m_part.width);
    const double bottom = std::min(std::max(a.y, b.y), m_part.y + m_part.height);
    return {.visible = {left, top, std::max(right - left, 0.0), std::max(bottom - top, 0.0)}, .zoom = scale()};
}

} // namespace kader::imaging
