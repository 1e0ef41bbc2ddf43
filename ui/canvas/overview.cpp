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
    fitSize();
}

bool Overview::setOrientation(imaging::Orientation orientation)
{
    if (orientation == m_orientation)
        return false;
    m_orientation = orientation;
    fitSize();
    return true;
}

void Overview::fitSize()
{
    const QSizeF canvas(static_cast<double>(m_canvas.width), static_cast<double>(m_canvas.height));
    const QSizeF shown = m_orientation.isTransposed() ? canvas.transposed() : canvas;
    const double scale = LongestSide / std::max({shown.width(), shown.height(), 1.0});
    resize((shown * scale).expandedTo({ShortestSide, ShortestSide}).grownBy({Frame, Frame, Frame, Frame}).toSize());
    m_ground = {};
    update();
}

void Overview::setImage(const QImage &image)
{
    m_image = image;
    m_ground = {};
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

/// How the canvas lies in the inner rectangle.
imaging::Viewport Overview::viewport() const
{
    const QSizeF canvas(static_cast<double>(m_canvas.width), static_cast<double>(m_canvas.height));
    return imaging::Viewport::fitted(canvas, inner().size().toSize(), devicePixelRatioF(), 0, m_orientation);
}

void Overview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.drawPixmap(0, 0, ground());
    painter.translate(inner().topLeft());
    const imaging::Viewport viewport = this->viewport();
    const QRectF canvas = viewport.canvasToView(whole());
    painter.setClipRect(canvas);
    const QRectF seen = viewport.canvasToView(m_seen) & canvas;
    painter.setPen(QPen(glassColour(), 3));
    painter.drawRect(seen.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setPen(QPen(Qt::white, 1.5));
    painter.drawRect(seen.adjusted(0.5, 0.5, -0.5, -0.5));
}

const QPixmap &Overview::ground()
{
    if (!m_ground.isNull() && m_ground.devicePixelRatio() == devicePixelRatioF())
        return m_ground;
    m_ground = QPixmap((QSizeF(size()) * devicePixelRatioF()).toSize());
    m_ground.setDevicePixelRatio(devicePixelRatioF());
    m_ground.fill(Qt::transparent);
    QPainter painter(&m_ground);
    paintGlass(painter, rect());
    painter.translate(inner().topLeft());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF canvas = viewport().canvasToView(whole());
    painter.setClipRect(canvas);
    paintImage(painter, canvas);
    return m_ground;
}

QRectF Overview::whole() const
{
    return {0, 0, static_cast<double>(m_canvas.width), static_cast<double>(m_canvas.height)};
}

void Overview::paintImage(QPainter &painter, const QRectF &canvas) const
{
    if (m_image.isNull())
        return;
    painter.save();
    painter.translate(canvas.center());
    painter.rotate(90 * m_orientation.quarters());
    painter.scale(m_orientation.isMirrored() ? -1 : 1, 1);
    const QSizeF upright = m_orientation.isTransposed() ? canvas.size().transposed() : canvas.size();
    painter.drawImage(QRectF(QPointF(-upright.width(), -upright.height()) / 2, upright), m_image);
    painter.restore();
}

void Overview::choose(QPointF view)
{
    emit chosen(viewport().viewToCanvas(view - inner().topLeft()));
}

void Overview::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(event->position());
}

void Overview::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        choose(event->position());
}

} // namespace kader::ui
