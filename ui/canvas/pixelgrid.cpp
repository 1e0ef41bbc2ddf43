#include "ui/canvas/pixelgrid.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace kader::ui {

namespace {

constexpr double LeastScale = 8; // device pixels per pixel of the image
const QColor lineColour(128, 128, 128, 96);

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
    const auto fillLine = [&](QPointF from, QPointF to) {
        const QRectF line = QRectF(viewport.canvasToView(from) * ratio, viewport.canvasToView(to) * ratio).normalized();
        const QPointF first(std::round(line.left()), std::round(line.top()));
        const QSizeF size(std::max(1.0, std::round(line.width())), std::max(1.0, std::round(line.height())));
        painter.fillRect(QRectF(first / ratio, size / ratio), lineColour);
    };
    for (double x = columns.first; x <= columns.last; ++x)
        fillLine({x / pixelsPerUnit, seen.top()}, {x / pixelsPerUnit, seen.bottom()});
    for (double y = rows.first; y <= rows.last; ++y)
        fillLine({seen.left(), y / pixelsPerUnit}, {seen.right(), y / pixelsPerUnit});
}

} // namespace kader::ui
