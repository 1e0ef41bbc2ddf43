#include "ui/canvas/deviceplaces.h"

#include <algorithm>
#include <cmath>

namespace kader::ui {

namespace {

/// Halves upward on either side of zero, so that what is moved is rounded alike.
qint64 rounded(double at)
{
    return static_cast<qint64>(std::floor(at + 0.5));
}

} // namespace

PixelBox PixelBox::intersected(const PixelBox &other) const
{
    return {std::max(left, other.left), std::max(top, other.top), std::min(right, other.right),
            std::min(bottom, other.bottom)};
}

PixelBox PixelBox::of(const QRect &rect)
{
    return {rect.left(), rect.top(), rect.left() + rect.width(), rect.top() + rect.height()};
}

DevicePlaces::DevicePlaces(const imaging::Viewport &viewport)
    : m_orientation(viewport.orientation()), m_window(viewport.deviceSize()), m_windowWidth(viewport.size().width()),
      m_ratio(viewport.devicePixelRatio()), m_scale(viewport.zoom() * viewport.devicePixelRatio())
{
    const QPointF origin = viewport.canvasToView(QPointF(0, 0)) * m_ratio;
    m_originX = rounded(origin.x());
    m_originY = rounded(origin.y());
}

PixelBox DevicePlaces::box(const iiif::Shape &shape) const
{
    const iiif::Region &region = shape.region;
    const QPointF corner(static_cast<double>(region.x), static_cast<double>(region.y));
    const QSizeF size(static_cast<double>(region.width), static_cast<double>(region.height));
    const bool isPoint = shape.kind == iiif::ShapeKind::Point;
    const QPointF first = at(isPoint ? shape.corners().front() : corner);
    const QPointF second = isPoint ? first : at(corner + QPointF(size.width(), size.height()));
    return {rounded(std::min(first.x(), second.x())), rounded(std::min(first.y(), second.y())),
            rounded(std::max(first.x(), second.x())), rounded(std::max(first.y(), second.y()))};
}

QRectF DevicePlaces::viewBox(const iiif::Shape &shape, double reach) const
{
    const PixelBox box = this->box(shape).moved(m_originX, m_originY);
    const qint64 beyond = rounded(reach * m_ratio);
    const auto seen = [&](qint64 at, int end) {
        return static_cast<double>(std::clamp<qint64>(at, -beyond, end + beyond)) / m_ratio;
    };
    return {QPointF(seen(box.left, m_window.width()), seen(box.top, m_window.height())),
            QPointF(seen(box.right, m_window.width()), seen(box.bottom, m_window.height()))};
}

} // namespace kader::ui
