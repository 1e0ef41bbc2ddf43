#include "ui/canvas/regionpainter.h"

#include "ui/canvas/deviceplaces.h"
#include "ui/canvas/regionstyle.h"
#include "ui/theme/motivationcolour.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace kader::ui {

using namespace regionstyle;
using iiif::Shape;
using iiif::ShapeKind;

namespace {

// All in view pixels.
constexpr double HandleSide = 9;
constexpr double SideHandleSide = 7;
constexpr double Reach = 16; ///< How far from its shape a region is painted at most, its label left out.

/// Four bars along the edges of `rect`, from `outside` beyond them to `inside` within.
void fillFrame(QPainter &painter, const QRectF &rect, double outside, double inside, const QColor &colour)
{
    const QRectF outer = rect.adjusted(-outside, -outside, outside, outside);
    const double width = outside + inside;
    painter.fillRect(QRectF(outer.left(), outer.top(), outer.width(), width), colour);
    painter.fillRect(QRectF(outer.left(), outer.bottom() - width, outer.width(), width), colour);
    painter.fillRect(QRectF(outer.left(), outer.top() + width, width, outer.height() - 2 * width), colour);
    painter.fillRect(QRectF(outer.right() - width, outer.top() + width, width, outer.height() - 2 * width), colour);
}

QPen dashes(const QColor &colour, double width, const QList<qreal> &pattern)
{
    QPen pen(colour, width);
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern(pattern);
    return pen;
}

QPen sourceDashes()
{
    return dashes(QColor(255, 255, 255, 220), DarkWidth, {SourceDash, SourceDash});
}

} // namespace

void regionstyle::paintRing(QPainter &painter, QPointF centre, double radius, const QColor &colour,
                            const QColor &middle)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Dark, LineWidth + 2 * DarkWidth));
    painter.drawEllipse(centre, radius, radius);
    painter.setPen(QPen(colour, LineWidth));
    painter.drawEllipse(centre, radius, radius);
    painter.setPen(QPen(Dark, 1));
    painter.setBrush(middle);
    painter.drawEllipse(centre, LineWidth, LineWidth);
    painter.restore();
}

RegionPainter::RegionPainter(QPainter &painter, const RegionsLook &look, const QFont &font)
    : m_painter(painter), m_look(look), m_labels(font)
{}

void RegionPainter::paintOver(const ShownRegion &region)
{
    const bool isSelected = region.id == m_look.selected;
    Shape shape = region.shape;
    if (region.isWholeCanvas)
        shape = iiif::Region{.x = 0, .y = 0, .width = m_look.canvas.width, .height = m_look.canvas.height};
    if (m_look.preview && m_look.preview->id == region.id)
        shape = m_look.preview->shape;
    auto drawn = region.isWholeCanvas && !isSelected ? std::nullopt : prepared(region, shape);
    if (!drawn)
        return;
    const bool isEmphasized = isSelected || region.id == m_look.hovered;
    drawn->isHovered = region.id == m_look.hovered;
    if (drawn->isHovered)
        drawn->colour = Theme::mixed(Qt::white, drawn->colour, 0.45);
    paintShape(*drawn, isEmphasized);
    if (auto label = m_labels.labelOf(region, shape, DevicePlaces(m_look.viewport), isEmphasized)) {
        label->colour = drawn->colour;
        m_labels.paint(m_painter, *label);
    }
    if (isSelected && !region.isFixed && !region.isWholeCanvas)
        paintHandles(shape);
}

void RegionPainter::paintNew()
{
    if (!m_look.preview || m_look.preview->id)
        return;
    const Shape &shape = m_look.preview->shape;
    if (shape.kind == ShapeKind::Other)
        return paintUnfinished(shape);
    const ShownRegion region{.id = {}, .shape = shape, .motivation = {}, .label = {}};
    if (const auto drawn = prepared(region, shape))
        paintShape(*drawn, true);
}

// --- Where it is --------------------------------------------------------------------------------------------

std::optional<RegionPainter::Drawn> RegionPainter::prepared(const ShownRegion &region, const Shape &shape) const
{
    const QRectF window(QPointF(0, 0), QSizeF(m_look.viewport.size()));
    const QRectF rect = DevicePlaces(m_look.viewport).viewBox(shape, 2 * Reach);
    // A label stands above its region, which may itself be out of sight below the window.
    if (!rect.adjusted(-Reach, -Reach, Reach, Reach).intersects(window))
        return std::nullopt;
    return Drawn{.region = &region, .shape = &shape, .rect = rect, .colour = motivationColour(region.motivation)};
}

QPolygonF RegionPainter::viewLine(const iiif::SvgOutline &outline) const
{
    QPolygonF line;
    line.reserve(static_cast<qsizetype>(outline.points.size()));
    for (const QPointF point : outline.points)
        line.append(m_look.viewport.canvasToView(point));
    return line;
}

// --- Shapes -------------------------------------------------------------------------------------------------

void RegionPainter::paintShape(const Drawn &drawn, bool isEmphasized)
{
    const Shape &shape = *drawn.shape;
    if (shape.kind == ShapeKind::Point)
        return paintRing(m_painter, m_look.viewport.canvasToView(shape.corners().front()), RingRadius, drawn.colour,
                         Qt::white);
    if (std::max(drawn.rect.width(), drawn.rect.height()) < TinySide && !isEmphasized) {
        const QRectF dot(drawn.rect.center() - QPointF(TinySide, TinySide) / 2, QSizeF(TinySide, TinySide));
        m_painter.fillRect(dot, Dark);
        m_painter.fillRect(dot.adjusted(1, 1, -1, -1), drawn.colour);
        return;
    }
    if (shape.kind == ShapeKind::Rectangle)
        return paintRectangle(drawn);
    if (drawn.isHovered) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(QColor(255, 255, 255, 24));
        for (const iiif::SvgOutline &outline : shape.outlines) {
            if (outline.isClosed)
                m_painter.drawPolygon(viewLine(outline));
        }
    }
    paintLines(shape, drawn.colour, drawn.region->isFromSource);
}

void RegionPainter::paintRectangle(const Drawn &drawn)
{
    const ShownRegion &region = *drawn.region;
    if (drawn.isHovered)
        m_painter.fillRect(drawn.rect, QColor(255, 255, 255, 24));
    if (region.isEnclosing) {
        paintDots(drawn.rect, drawn.colour);
    } else {
        fillFrame(m_painter, drawn.rect, LineWidth / 2 + DarkWidth, LineWidth / 2 + DarkWidth, Dark);
        fillFrame(m_painter, drawn.rect, LineWidth / 2, LineWidth / 2, drawn.colour);
    }
    if (region.isFromSource && std::min(drawn.rect.width(), drawn.rect.height()) >= RoomForMarks)
        paintSourceMark(drawn.rect);
}

void RegionPainter::paintDots(const QRectF &rect, const QColor &colour)
{
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(Dark, LineWidth + 2 * DarkWidth));
    m_painter.drawRect(rect);
    m_painter.setPen(dashes(colour, LineWidth, {EnclosingDot / LineWidth, EnclosingGap / LineWidth}));
    m_painter.drawRect(rect);
}

/// Light dashes in the inner dark line.
void RegionPainter::paintSourceMark(const QRectF &rect)
{
    const double inset = LineWidth / 2 + DarkWidth / 2;
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(sourceDashes());
    m_painter.drawRect(rect.adjusted(inset, inset, -inset, -inset));
}

void RegionPainter::paintLines(const Shape &shape, const QColor &colour, bool isFromSource)
{
    QList<QPen> pens{QPen(Dark, LineWidth + 2 * DarkWidth, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin),
                     QPen(colour, LineWidth, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin)};
    if (isFromSource)
        pens.append(sourceDashes());
    strokeLines(shape, pens);
}

void RegionPainter::strokeLines(const Shape &shape, const QList<QPen> &pens)
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setBrush(Qt::NoBrush);
    for (const iiif::SvgOutline &outline : shape.outlines) {
        const QPolygonF line = viewLine(outline);
        for (const QPen &pen : pens) {
            m_painter.setPen(pen);
            if (outline.isClosed)
                m_painter.drawPolygon(line);
            else
                m_painter.drawPolyline(line);
        }
    }
    m_painter.restore();
}

// --- What is being changed or made --------------------------------------------------------------------------

void RegionPainter::paintHandles(const Shape &shape)
{
    for (const tools::Handle &handle : tools::handlesOf(shape, m_look.viewport.zoom(), m_look.corner)) {
        const tools::CanvasPoint at = tools::handlePosition(shape, handle);
        const bool isSide = handle.kind == tools::Handle::Kind::Side;
        const bool isChosen = handle.kind == tools::Handle::Kind::Corner && handle.index == m_look.corner;
        const QColor half = Theme::mixed(Qt::white, Dark, 0.6);
        paintHandle(m_look.viewport.canvasToView(QPointF(at.x, at.y)), isSide ? SideHandleSide : HandleSide,
                    isChosen ? Theme::roles(Theme::Tone::Light).accent : (isSide ? half : QColor(Qt::white)));
    }
}

void RegionPainter::paintHandle(QPointF centre, double side, const QColor &colour)
{
    const double ratio = m_look.viewport.devicePixelRatio();
    const QPointF corner = (centre - QPointF(side, side) / 2) * ratio;
    const QRectF square(QPointF(std::round(corner.x()), std::round(corner.y())) / ratio, QSizeF(side, side));
    m_painter.fillRect(square, Dark);
    m_painter.fillRect(square.adjusted(1, 1, -1, -1), colour);
}

/// The corners that were set, the way to the pointer, and how it would close.
void RegionPainter::paintUnfinished(const Shape &line)
{
    const QPolygonF view = viewLine(line.outlines.front());
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(dashes(QColor(255, 255, 255, 160), DarkWidth, {4, 4}));
    m_painter.drawLine(view.last(), view.first());
    m_painter.restore();
    paintLines(line, motivationColour({}), false);
    for (qsizetype i = 0; i + 1 < view.size(); ++i)
        paintHandle(view.at(i), i == 0 ? HandleSide : SideHandleSide, Qt::white);
}

void paintCrosshair(QPainter &painter, QPointF view)
{
    constexpr double arm = 16;
    constexpr double gap = 3;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const QPen &pen : {QPen(Dark, LineWidth + 2 * DarkWidth, Qt::SolidLine, Qt::RoundCap),
                            QPen(Qt::white, LineWidth, Qt::SolidLine, Qt::RoundCap)}) {
        painter.setPen(pen);
        for (const QPointF way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
            painter.drawLine(view + gap * way, view + arm * way);
    }
    painter.restore();
}

} // namespace kader::ui
