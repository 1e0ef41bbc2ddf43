#include "ui/canvas/regionpainter.h"

#include "ui/canvas/casedline.h"
#include "ui/theme/motivationcolour.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace kader::ui {

using iiif::Shape;
using iiif::ShapeKind;

namespace {

// All in view pixels.
constexpr double LineWidth = 2;
constexpr double DarkWidth = 1;
constexpr double HandleSide = 9;
constexpr double SideHandleSide = 7;
constexpr double RingRadius = 5;
constexpr double LabelPadding = 6;
constexpr double LabelGap = 2; ///< Between a region's line and the bottom of its tab.
constexpr double LabelMaxWidth = 240;
constexpr double LabelRoom = 110; ///< A region that is wide enough for a label may have one as wide as this.
constexpr double LabelMinWidth = 40;
constexpr double MarkSide = 7;
constexpr double TinySide = 5;      ///< Smaller regions are dots.
constexpr double RoomForMarks = 16; ///< Smaller ones have no dashes inside.
constexpr int MaxLabels = 150;

const QColor Dark(0x15, 0x19, 0x1e);

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

void paintRing(QPainter &painter, QPointF centre, double radius, const QColor &colour, const QColor &middle)
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

QPen dashes(const QColor &colour, double width, const QList<qreal> &pattern)
{
    QPen pen(colour, width);
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern(pattern);
    return pen;
}

QPen sourceDashes()
{
    return dashes(QColor(255, 255, 255, 220), DarkWidth, {5, 5});
}

} // namespace

RegionPainter::RegionPainter(QPainter &painter, const RegionsLook &look, const QFont &font)
    : m_painter(painter), m_look(look), m_font(Theme::strongFont(font))
{
    m_font.setPixelSize(std::max(10, QFontInfo(font).pixelSize() - 1));
}

void RegionPainter::paint(const QList<ShownRegion> &regions)
{
    QList<const ShownRegion *> still;
    QList<const ShownRegion *> over;
    for (const ShownRegion &region : regions) {
        const bool isLifted = m_look.preview && m_look.preview->id == region.id;
        if (isLifted || region.id == m_look.selected || region.id == m_look.hovered)
            over.append(&region);
        if (!isLifted)
            still.append(&region);
    }
    for (const ShownRegion *region : std::as_const(still))
        paintStill(*region);
    for (const RegionLabel &label : labelsOf(still))
        paintLabel(label);
    // What is selected lies on top of all, as its handles must be seen.
    std::stable_partition(over.begin(), over.end(),
                          [this](const ShownRegion *each) { return each->id != m_look.selected; });
    for (const ShownRegion *region : std::as_const(over))
        paintOver(*region);
    paintNew();
}

void RegionPainter::paintStill(const ShownRegion &region)
{
    const auto drawn = region.isWholeCanvas ? std::nullopt : prepared(region, region.shape);
    if (drawn)
        paintShape(*drawn, false);
}

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
    if (const auto label = labelOf(*drawn, isEmphasized, {}))
        paintLabel(*label);
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
    const QRectF rect = viewRect(shape);
    // A label stands above its region, which may itself be out of sight below the window.
    if (!rect.adjusted(-Reach, -Reach, Reach, Reach).intersects(window))
        return std::nullopt;
    return Drawn{.region = &region, .shape = &shape, .rect = rect, .colour = motivationColour(region.motivation)};
}

QRectF RegionPainter::viewRect(const Shape &shape) const
{
    const iiif::Region &region = shape.region;
    QRectF canvas(static_cast<double>(region.x), static_cast<double>(region.y), static_cast<double>(region.width),
                  static_cast<double>(region.height));
    if (shape.kind == ShapeKind::Point)
        canvas = QRectF(shape.corners().front(), QSizeF());
    const QRectF view = m_look.viewport.canvasToView(canvas);
    const double ratio = m_look.viewport.devicePixelRatio();
    const auto snapped = [ratio](double at, double end) {
        return std::round(std::clamp(at, -2 * Reach, end + 2 * Reach) * ratio) / ratio;
    };
    const QSize window = m_look.viewport.size();
    const QRectF rect(QPointF(snapped(view.left(), window.width()), snapped(view.top(), window.height())),
                      QPointF(snapped(view.right(), window.width()), snapped(view.bottom(), window.height())));
    return shape.kind == ShapeKind::Point ? rect.adjusted(-RingRadius, -RingRadius, RingRadius, RingRadius) : rect;
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
        return paintPoint(shape, drawn.colour, isEmphasized);
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
    if (!isEmphasized && paintQuickly(shape, drawn.colour)) {
        if (drawn.region->isFromSource)
            strokeLines(shape, {sourceDashes()});
        return;
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
    m_painter.setPen(dashes(colour, LineWidth, {1, 1.5}));
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

/// Into an image, as thousands are; false for other devices.
bool RegionPainter::paintQuickly(const Shape &shape, const QColor &colour)
{
    auto *image = dynamic_cast<QImage *>(m_painter.device());
    if (!image || image->depth() != 32)
        return false;
    const double ratio = m_look.viewport.devicePixelRatio();
    const QRectF clip = m_painter.hasClipping() ? m_painter.clipBoundingRect() : QRectF(image->rect());
    const QRectF within = m_painter.hasClipping() ? QRectF(clip.topLeft() * ratio, clip.size() * ratio) : clip;
    const CasedLine look{
        .width = LineWidth * ratio, .darkWidth = DarkWidth * ratio, .colour = colour.rgb(), .dark = Dark.rgb()};
    for (const iiif::SvgOutline &outline : shape.outlines) {
        QPolygonF line = viewLine(outline);
        for (QPointF &point : line)
            point *= ratio;
        paintCasedLine(*image, line, outline.isClosed, look, within.toRect());
    }
    return true;
}

/// There may be thousands: the same ring is painted only once.
void RegionPainter::paintPoint(const Shape &shape, const QColor &colour, bool isEmphasized)
{
    const QPointF centre = m_look.viewport.canvasToView(shape.corners().front());
    if (isEmphasized)
        return paintRing(m_painter, centre, RingRadius, colour, Qt::white);
    const double ratio = m_look.viewport.devicePixelRatio();
    const double side = std::ceil(2 * (RingRadius + LineWidth + DarkWidth));
    QImage &ring = m_rings[colour.rgb()];
    if (ring.isNull()) {
        ring = QImage(QSizeF(side * ratio, side * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
        ring.setDevicePixelRatio(ratio);
        ring.fill(Qt::transparent);
        QPainter painter(&ring);
        paintRing(painter, QPointF(side, side) / 2, RingRadius, colour, colour);
    }
    const QPointF corner = (centre - QPointF(side, side) / 2) * ratio;
    m_painter.drawImage(QPointF(std::round(corner.x()), std::round(corner.y())) / ratio, ring);
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

// --- Labels -------------------------------------------------------------------------------------------------

QList<RegionLabel> RegionPainter::labelsOf(const QList<const ShownRegion *> &regions, QList<RegionLabel> labels) const
{
    for (auto each = regions.crbegin(); each != regions.crend() && labels.size() < MaxLabels; ++each) {
        const ShownRegion &region = **each;
        const auto drawn = region.isWholeCanvas ? std::nullopt : prepared(region, region.shape);
        const auto label = drawn ? labelOf(*drawn, false, labels) : std::nullopt;
        if (label)
            labels.append(*label);
    }
    return labels;
}

/// Above the upper left corner of a rectangle, and where others reach highest; in the window as far as they are.
QPointF RegionPainter::labelCorner(const Drawn &drawn) const
{
    QPointF at = drawn.rect.topLeft();
    if (drawn.shape->kind == ShapeKind::Polygon || drawn.shape->kind == ShapeKind::Other) {
        const QPolygonF line = viewLine(drawn.shape->outlines.front());
        const auto highest =
            std::min_element(line.begin(), line.end(), [](QPointF a, QPointF b) { return a.y() < b.y(); });
        at.setX(std::clamp(highest->x(), drawn.rect.left(), drawn.rect.right()));
    }
    const double height = QFontMetricsF(m_font).height() + 4;
    const double above = at.y() - LineWidth / 2 - DarkWidth - height + LabelGap;
    return {std::round(std::max(0.0, at.x() - LineWidth / 2 - DarkWidth)), std::round(std::max(0.0, above))};
}

std::optional<RegionLabel> RegionPainter::labelOf(const Drawn &drawn, bool isNeeded,
                                                  const QList<RegionLabel> &others) const
{
    // A region that is narrower than a word would be hidden by what explains it, or its neighbours would.
    const QFontMetricsF metrics(m_font);
    const double height = std::round(metrics.height() + 4);
    const bool hasRoom = drawn.rect.width() >= LabelMinWidth && drawn.rect.height() >= height;
    if (drawn.region->label.isEmpty() || (!isNeeded && !hasRoom))
        return std::nullopt;
    const double markWidth = drawn.region->isFromSource ? MarkSide + 5 : 0;
    const auto isFree = [&](const QRectF &tab) {
        return std::none_of(others.begin(), others.end(),
                            [&](const RegionLabel &other) { return other.tab.intersects(tab); });
    };
    // To measure words takes longer than all the rest.
    const QPointF corner = labelCorner(drawn);
    if (!isFree(QRectF(corner, QSizeF(2 * LabelPadding, height))))
        return std::nullopt;
    const double room = isNeeded ? LabelMaxWidth : std::clamp(drawn.rect.width(), LabelRoom, LabelMaxWidth);
    const QString text = metrics.elidedText(drawn.region->label, Qt::ElideRight, room - 2 * LabelPadding - markWidth);
    const double width = std::round(metrics.horizontalAdvance(text) + 2 * LabelPadding + markWidth);
    const double furthest = m_look.viewport.size().width() - width;
    const QRectF tab(QPointF(std::max(0.0, std::min(corner.x(), furthest)), corner.y()), QSizeF(width, height));
    if (!isFree(tab))
        return std::nullopt;
    return RegionLabel{.id = drawn.region->id,
                       .tab = tab,
                       .text = text,
                       .colour = drawn.colour,
                       .isFromSource = drawn.region->isFromSource};
}

void RegionPainter::paintLabel(const RegionLabel &label)
{
    const double markWidth = label.isFromSource ? MarkSide + 5 : 0;
    m_painter.save();
    m_painter.setFont(m_font);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(Dark, DarkWidth));
    m_painter.setBrush(label.colour);
    m_painter.drawRoundedRect(label.tab.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (label.isFromSource) {
        m_painter.setPen(QPen(Dark, 1.7));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(QPointF(label.tab.left() + LabelPadding + MarkSide / 2, label.tab.center().y()),
                              MarkSide / 2 - 0.5, MarkSide / 2 - 0.5);
    }
    m_painter.setPen(Dark);
    m_painter.drawText(label.tab.adjusted(LabelPadding + markWidth, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                       label.text);
    m_painter.restore();
}

} // namespace kader::ui
