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
    : m_part(part), m_window(viewport.deviceSize())
{
    const double ratio = viewport.devicePixelRatio();
    const QRectF device(viewport.canvasToView(onCanvas.topLeft()) * ratio, onCanvas.size() * viewport.zoom() * ratio);
    m_scaleX = tidied(device.width() / part.width);
    m_scaleY = tidied(device.height() / part.height);
    m_x = device.x() - part.x * m_scaleX;
    m_y = device.y() - part.y * m_scaleY;
    // Pixel on pixel nothing is resampled, wherever on its canvas the image is painted.
    if (m_scaleX == 1 && m_scaleY == 1) {
        m_x = std::round(m_x);
        m_y = std::round(m_y);
    }
}

QRectF Placement::toDevice(const ImageRect &rect) const
{
    return {m_x + rect.x * m_scaleX, m_y + rect.y * m_scaleY, rect.width * m_scaleX, rect.height * m_scaleY};
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
    const double left = std::max(-m_x / m_scaleX, m_part.x);
    const double top = std::max(-m_y / m_scaleY, m_part.y);
    const double right = std::min((m_window.width() - m_x) / m_scaleX, m_part.x + m_part.width);
    const double bottom = std::min((m_window.height() - m_y) / m_scaleY, m_part.y + m_part.height);
    return {.visible = {left, top, std::max(right - left, 0.0), std::max(bottom - top, 0.0)}, .zoom = scale()};
}

} // namespace kader::imaging
