#include "ui/canvas/overview.h"

#include "ui/theme/glasscolours.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr double LongestSide = 144; // view pixels
constexpr double ShortestSide = 24;
constexpr double Frame = 3;

} // namespace

Overview::Overview(QWidget *parent) : Glass(parent)
{
    setObjectName(u"overview"_s);
    setAccessibleName(tr("Overview"));
    setToolTip(tr("The whole canvas; drag to move what is seen"));
}

void Overview::setCanvas(const iiif::CanvasSize &canvas)
{
    m_canvas = canvas;
    const auto width = static_cast<double>(canvas.width);
    const auto height = static_cast<double>(canvas.height);
    const double scale = LongestSide / std::max({width, height, 1.0});
    resize(QSizeF(std::max(ShortestSide, width * scale) + 2 * Frame, std::max(ShortestSide, height * scale) + 2 * Frame)
               .toSize());
    update();
}

void Overview::setImage(const QImage &image)
{
    m_image = image;
    update();
}

void Overview::setSeen(const QRectF &seen)
{
    m_seen = seen;
    update();
}

int Overview::wantedSide() const
{
    return static_cast<int>(LongestSide * devicePixelRatioF());
}

QRectF Overview::inner() const
{
    return rect().toRectF().adjusted(Frame, Frame, -Frame, -Frame);
}

double Overview::unitsPerPixel() const
{
    const auto longest = static_cast<double>(std::max({m_canvas.width, m_canvas.height, qint64(1)}));
    return longest / std::max(inner().width(), inner().height());
}

void Overview::paintEvent(QPaintEvent *event)
{
    Glass::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const double scale = 1 / unitsPerPixel();
    const QRectF canvas(inner().topLeft(),
                        QSizeF(static_cast<double>(m_canvas.width), static_cast<double>(m_canvas.height)) * scale);
    if (!m_image.isNull())
        painter.drawImage(canvas, m_image);
    const QRectF seen = QRectF(canvas.topLeft() + m_seen.topLeft() * scale, m_seen.size() * scale) & canvas;
    painter.setClipRect(canvas);
    painter.setPen(QPen(glassColour(), 3));
    painter.drawRect(seen.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setPen(QPen(Qt::white, 1.5));
    painter.drawRect(seen.adjusted(0.5, 0.5, -0.5, -0.5));
}

void Overview::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit chosen((event->position() - inner().topLeft()) * unitsPerPixel());
}

void Overview::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        emit chosen((event->position() - inner().topLeft()) * unitsPerPixel());
}

} // namespace kader::ui
