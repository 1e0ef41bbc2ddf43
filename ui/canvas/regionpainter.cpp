#include "ui/canvas/regionpainter.h"

#include "ui/theme/motivationcolour.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace kader::ui {

namespace {

// All in view pixels.
constexpr double LineWidth = 2;
constexpr double DarkWidth = 1;
constexpr double HandleSide = 9;
constexpr double LabelPadding = 6;
constexpr double LabelGap = 2; ///< Between a region's line and the bottom of its tab.
constexpr double LabelMaxWidth = 240;
constexpr double LabelRoom = 110; ///< A region that is wide enough for a label may have one as wide as this.
constexpr double LabelMinWidth = 40;
constexpr double MarkSide = 7;
constexpr double Beyond = 16;       ///< How far outside the window lines are still drawn.
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

} // namespace

RegionPainter::RegionPainter(QPainter &painter, const RegionsLook &look, const QFont &font)
    : m_painter(painter), m_look(look), m_font(Theme::strongFont(font))
{
    m_font.setPixelSize(std::max(10, QFontInfo(font).pixelSize() - 1));
}

void RegionPainter::paint(const QList<ShownRegion> &regions)
{
    QList<Drawn> drawn;
    for (const ShownRegion &region : regions) {
        if (const auto each = prepared(region))
            drawn.append(*each);
    }
    // What is selected lies on top of all, as its handles must be seen.
    std::stable_partition(drawn.begin(), drawn.end(),
                          [this](const Drawn &each) { return each.region->id != m_look.selected; });
    for (const Drawn &each : std::as_const(drawn))
        paintFrame(each);
    paintLabels(drawn);
    if (!drawn.isEmpty() && drawn.last().region->id == m_look.selected)
        paintHandles(*drawn.last().region);
    paintNew();
}

std::optional<RegionPainter::Drawn> RegionPainter::prepared(const ShownRegion &region) const
{
    if (region.isWholeCanvas && region.id != m_look.selected)
        return std::nullopt;
    iiif::Region at = region.region;
    if (region.isWholeCanvas)
        at = {.x = 0, .y = 0, .width = m_look.canvas.width, .height = m_look.canvas.height};
    if (m_look.preview && m_look.preview->id == region.id)
        at = m_look.preview->region;
    const QRectF window(QPointF(0, 0), QSizeF(m_look.viewport.size()));
    const QRectF rect = viewRect(at);
    // A label stands above its region, which may itself be out of sight below the window.
    if (!rect.adjusted(-Beyond, -Beyond, Beyond, Beyond).intersects(window))
        return std::nullopt;
    const QColor colour = motivationColour(region.motivation);
    return Drawn{.region = &region,
                 .rect = rect,
                 .colour = region.id == m_look.hovered ? Theme::mixed(Qt::white, colour, 0.45) : colour};
}

QRectF RegionPainter::viewRect(const iiif::Region &region) const
{
    const QRectF canvas(static_cast<double>(region.x), static_cast<double>(region.y), static_cast<double>(region.width),
                        static_cast<double>(region.height));
    const QRectF view = m_look.viewport.canvasToView(canvas);
    const double ratio = m_look.viewport.devicePixelRatio();
    const auto snapped = [ratio](double at, double end) {
        return std::round(std::clamp(at, -2 * Beyond, end + 2 * Beyond) * ratio) / ratio;
    };
    const QSize window = m_look.viewport.size();
    return {QPointF(snapped(view.left(), window.width()), snapped(view.top(), window.height())),
            QPointF(snapped(view.right(), window.width()), snapped(view.bottom(), window.height()))};
}

// --- Frames -------------------------------------------------------------------------------------------------

void RegionPainter::paintFrame(const Drawn &drawn)
{
    const ShownRegion &region = *drawn.region;
    if (std::max(drawn.rect.width(), drawn.rect.height()) < TinySide && !isEmphasized(region)) {
        const QRectF dot(drawn.rect.center() - QPointF(TinySide, TinySide) / 2, QSizeF(TinySide, TinySide));
        m_painter.fillRect(dot, Dark);
        m_painter.fillRect(dot.adjusted(1, 1, -1, -1), drawn.colour);
        return;
    }
    if (region.id == m_look.hovered)
        m_painter.fillRect(drawn.rect, QColor(255, 255, 255, 24));
    if (region.isShape)
        paintDots(drawn.rect, drawn.colour);
    else
        paintOutline(drawn.rect, drawn.colour);
    if (region.isFromSource && std::min(drawn.rect.width(), drawn.rect.height()) >= RoomForMarks)
        paintSourceMark(drawn.rect);
}

void RegionPainter::paintOutline(const QRectF &rect, const QColor &colour)
{
    fillFrame(m_painter, rect, LineWidth / 2 + DarkWidth, LineWidth / 2 + DarkWidth, Dark);
    fillFrame(m_painter, rect, LineWidth / 2, LineWidth / 2, colour);
}

void RegionPainter::paintDots(const QRectF &rect, const QColor &colour)
{
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(Dark, LineWidth + 2 * DarkWidth));
    m_painter.drawRect(rect);
    QPen dots(colour, LineWidth);
    dots.setCapStyle(Qt::FlatCap);
    dots.setDashPattern({1, 1.5});
    m_painter.setPen(dots);
    m_painter.drawRect(rect);
}

/// Light dashes in the inner dark line.
void RegionPainter::paintSourceMark(const QRectF &rect)
{
    const double inset = LineWidth / 2 + DarkWidth / 2;
    QPen dashes(QColor(255, 255, 255, 220), DarkWidth);
    dashes.setCapStyle(Qt::FlatCap);
    dashes.setDashPattern({5, 5});
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(dashes);
    m_painter.drawRect(rect.adjusted(inset, inset, -inset, -inset));
}

void RegionPainter::paintHandles(const ShownRegion &shown)
{
    if (shown.isShape || shown.isWholeCanvas)
        return;
    const bool isMoving = m_look.preview && m_look.preview->id == shown.id;
    const iiif::Region &region = isMoving ? m_look.preview->region : shown.region;
    for (const tools::Edges handle : tools::handlesOf(region, m_look.viewport.zoom())) {
        const tools::CanvasPoint at = tools::handlePosition(region, handle);
        const QPointF centre = m_look.viewport.canvasToView(QPointF(at.x, at.y));
        const double ratio = m_look.viewport.devicePixelRatio();
        const QPointF corner = (centre - QPointF(HandleSide, HandleSide) / 2) * ratio;
        const QRectF square(QPointF(std::round(corner.x()), std::round(corner.y())) / ratio,
                            QSizeF(HandleSide, HandleSide));
        m_painter.fillRect(square, Dark);
        m_painter.fillRect(square.adjusted(1, 1, -1, -1), Qt::white);
    }
}

void RegionPainter::paintNew()
{
    if (m_look.preview && !m_look.preview->id)
        paintOutline(viewRect(m_look.preview->region), motivationColour({}));
}

// --- Labels -------------------------------------------------------------------------------------------------

bool RegionPainter::isEmphasized(const ShownRegion &region) const
{
    return region.id == m_look.selected || region.id == m_look.hovered;
}

/// The selected and the hovered one are told in any case; of the others the topmost come first.
void RegionPainter::paintLabels(const QList<Drawn> &regions)
{
    m_painter.setFont(m_font);
    for (const bool isNeeded : {true, false}) {
        for (qsizetype i = regions.size() - 1; i >= 0 && m_labels.size() < MaxLabels; --i) {
            if (isEmphasized(*regions.at(i).region) == isNeeded)
                paintLabel(regions.at(i), isNeeded);
        }
    }
}

QRectF RegionPainter::labelRect(const Drawn &drawn, double width) const
{
    const double height = QFontMetricsF(m_font).height() + 4;
    const double above = drawn.rect.top() - LineWidth / 2 - DarkWidth - height + LabelGap;
    const double top = std::max(0.0, above); // within the region where that begins above the window
    const double left = std::max(0.0, drawn.rect.left() - LineWidth / 2 - DarkWidth);
    return {std::round(left), std::round(top), std::round(width), std::round(height)};
}

void RegionPainter::paintLabel(const Drawn &drawn, bool isNeeded)
{
    const double markWidth = drawn.region->isFromSource ? MarkSide + 5 : 0;
    // A region that is narrower than a word would be hidden by what explains it, or its neighbours would.
    if (!isNeeded && drawn.rect.width() < LabelMinWidth)
        return;
    const double room = isNeeded ? LabelMaxWidth : std::clamp(drawn.rect.width(), LabelRoom, LabelMaxWidth);
    const QFontMetricsF metrics(m_font);
    const QString text = metrics.elidedText(drawn.region->label, Qt::ElideRight, room - 2 * LabelPadding - markWidth);
    const QRectF tab = labelRect(drawn, metrics.horizontalAdvance(text) + 2 * LabelPadding + markWidth);
    const bool hasRoom =
        drawn.rect.height() >= tab.height() &&
        std::none_of(m_labels.begin(), m_labels.end(), [&](const QRectF &other) { return other.intersects(tab); });
    if (!isNeeded && !hasRoom)
        return;
    m_labels.append(tab);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(Dark, DarkWidth));
    m_painter.setBrush(drawn.colour);
    m_painter.drawRoundedRect(tab.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    m_painter.setPen(Dark);
    if (drawn.region->isFromSource) {
        m_painter.setPen(QPen(Dark, 1.7));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(QPointF(tab.left() + LabelPadding + MarkSide / 2, tab.center().y()), MarkSide / 2 - 0.5,
                              MarkSide / 2 - 0.5);
    }
    m_painter.drawText(tab.adjusted(LabelPadding + markWidth, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
    m_painter.restore();
}

} // namespace kader::ui
