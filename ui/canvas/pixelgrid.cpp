#include "ui/canvas/pixelgrid.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace kader::ui {

namespace {

constexpr double LeastScale = 8; // device pixels per pixel of the image
constexpr int Strength = 52;     // of 255

/// Light and dark points in turn: one of them is seen on any image.
QBrush lineBrush()
{
    QImage points(2, 2, QImage::Format_ARGB32);
    for (const QPoint at : {QPoint(0, 0), QPoint(1, 0), QPoint(0, 1), QPoint(1, 1)})
        points.setPixel(at, (at.x() + at.y()) % 2 == 0 ? qRgba(255, 255, 255, Strength) : qRgba(0, 0, 0, Strength));
    return QBrush(points);
}

/// Along one axis of the canvas: the first and the last line in view.
struct Lines {
    Lines(double from, double to, double pixelsPerUnit, qint64 length)
        : first(std::ceil(std::max(from, 0.0) * pixelsPerUnit)),
          last(std::floor(std::min(to, static_cast<double>(length)) * pixelsPerUnit))
    {}

    double first; ///< In pixels of the image.
    double last;
};

} // namespace

void paintPixelGrid(QPainter &painter, const imaging::Viewport &viewport, const iiif::CanvasSize &canvas,
                    double pixelsPerUnit)
{
    const double ratio = viewport.devicePixelRatio();
    if (viewport.zoom() * ratio / pixelsPerUnit < LeastScale)
        return;
    const QRectF whole(0, 0, static_cast<double>(canvas.width), static_cast<double>(canvas.height));
    const QRectF seen = viewport.visible() & whole;
    if (seen.isEmpty())
        return;
    const Lines columns(seen.left(), seen.right(), pixelsPerUnit, canvas.width);
    const Lines rows(seen.top(), seen.bottom(), pixelsPerUnit, canvas.height);
    const QBrush brush = lineBrush();
    painter.save();
    painter.scale(1 / ratio, 1 / ratio); // to device pixels
    const auto fillLine = [&](QPointF from, QPointF to) {
        const QRectF line = QRectF(viewport.canvasToView(from) * ratio, viewport.canvasToView(to) * ratio).normalized();
        const QPointF first(std::round(line.left()), std::round(line.top()));
        const QSizeF size(std::max(1.0, std::round(line.width())), std::max(1.0, std::round(line.height())));
        painter.fillRect(QRectF(first, size), brush);
    };
    for (double x = columns.first; x <= columns.last; ++x)
        fillLine({x / pixelsPerUnit, seen.top()}, {x / pixelsPerUnit, seen.bottom()});
    for (double y = rows.first; y <= rows.last; ++y)
        fillLine({seen.left(), y / pixelsPerUnit}, {seen.right(), y / pixelsPerUnit});
    painter.restore();
}

} // namespace kader::ui
