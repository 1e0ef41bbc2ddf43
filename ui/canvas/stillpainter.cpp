#include "ui/canvas/stillpainter.h"

#include "ui/canvas/regionstyle.h"
#include "ui/canvas/smoothline.h"
#include "ui/theme/motivationcolour.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace kader::ui {

using namespace regionstyle;
using iiif::ShapeKind;

namespace {

constexpr QRgb White = qRgb(255, 255, 255);
constexpr double MarkStrength = 0.86; ///< Of the light dashes over what they lie on.

qint64 floorDivided(qint64 value, qint64 by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

/// A premultiplied colour over another one.
QRgb over(QRgb under, QRgb colour)
{
    const int rest = 255 - qAlpha(colour);
    const auto part = [rest](int below, int above) { return above + (below * rest + 127) / 255; };
    return qRgba(part(qRed(under), qRed(colour)), part(qGreen(under), qGreen(colour)),
                 part(qBlue(under), qBlue(colour)), part(qAlpha(under), qAlpha(colour)));
}

QRgb lightOn(QRgb colour)
{
    return Theme::mixed(Qt::white, QColor(colour), MarkStrength).rgb();
}

} // namespace

StillPainter::StillPainter(QImage &image, const imaging::Viewport &viewport, Rings &rings)
    : m_image(image), m_places(viewport), m_rings(rings)
{
    clipTo(image.rect());
}

void StillPainter::clipTo(const QRect &area)
{
    m_clip = PixelBox::of(area.intersected(m_image.rect())).moved(-m_places.originX(), -m_places.originY());
}

void StillPainter::clear()
{
    fill(m_clip, 0);
}

qint64 StillPainter::pixels(double view) const
{
    return static_cast<qint64>(std::floor(view * m_places.ratio() + 0.5));
}

/// Lines around a box, from so far outside to so far inside of its edges, in view pixels.
StillPainter::Frame StillPainter::frame(double outside, double inside) const
{
    return {.from = pixels(-outside), .to = pixels(inside)};
}

void StillPainter::paint(const ShownRegion &region)
{
    if (region.isWholeCanvas)
        return;
    const PixelBox box = m_places.box(region.shape);
    if (!box.grown(pixels(Reach)).touches(m_clip))
        return;
    const QRgb colour = motivationColour(region.motivation).rgb();
    if (region.shape.kind == ShapeKind::Point)
        return paintPoint(region, colour);
    if (std::max(box.width(), box.height()) < pixels(TinySide))
        return paintTiny(region, box, colour);
    if (region.shape.kind == ShapeKind::Rectangle)
        return paintRectangle(region, box, colour);
    paintLines(region, colour);
}

void StillPainter::paintTiny(const ShownRegion &region, const PixelBox &box, QRgb colour)
{
    const qint64 side = pixels(TinySide);
    const qint64 left = floorDivided(box.left + box.right - side, 2);
    const qint64 top = floorDivided(box.top + box.bottom - side, 2);
    const PixelBox dot{left, top, left + side, top + side};
    const qint64 line = pixels(DarkWidth);
    if (region.isAmongSelected) {
        fill(dot.grown(line), Dark.rgb());
        fill(dot, White);
    } else {
        fill(dot, Dark.rgb());
    }
    fill(dot.grown(-line), colour);
}

void StillPainter::paintRectangle(const ShownRegion &region, const PixelBox &box, QRgb colour)
{
    constexpr double middle = LineWidth / 2;
    const bool isHighlit = region.isAmongSelected;
    fillFrame(box, frame(middle + DarkWidth + (isHighlit ? DarkWidth : 0), middle + DarkWidth), Dark.rgb());
    if (isHighlit)
        fillFrame(box, frame(middle + DarkWidth, middle + DarkWidth), White);
    const Frame line = frame(middle, middle);
    if (region.isEnclosing)
        dashFrame(box, line, {.on = pixels(EnclosingDot), .period = pixels(EnclosingDot + EnclosingGap)}, colour);
    else
        fillFrame(box, line, colour);
    if (!region.isFromSource || std::min(box.width(), box.height()) < pixels(RoomForMarks))
        return;
    // In the inner dark line.
    const Frame inner{.from = -pixels(middle + DarkWidth), .to = pixels(middle + DarkWidth)};
    const qint64 width = std::max<qint64>(1, inner.to - line.to);
    const QRgb mark = isHighlit ? Dark.rgb() : lightOn(Dark.rgb());
    dashFrame(box.grown(-inner.to), {.from = -width, .to = width},
              {.on = pixels(SourceDash), .period = pixels(2 * SourceDash)}, mark);
}

void StillPainter::paintLines(const ShownRegion &region, QRgb colour)
{
    const double ratio = m_places.ratio();
    const double dark = (LineWidth + 2 * DarkWidth) * ratio;
    QList<SmoothStroke> strokes;
    if (region.isAmongSelected)
        strokes = {{.width = dark + 2 * DarkWidth * ratio, .colour = Dark.rgb()}, {.width = dark, .colour = White}};
    else
        strokes = {{.width = dark, .colour = Dark.rgb()}};
    strokes.append({.width = LineWidth * ratio, .colour = colour});
    if (region.isFromSource)
        strokes.append({.width = DarkWidth * ratio, .colour = lightOn(colour), .dash = SourceDash * ratio});
    const SmoothPlace place{.clip = m_clip, .originX = m_places.originX(), .originY = m_places.originY()};
    for (const iiif::SvgOutline &outline : region.shape.outlines) {
        QPolygonF line;
        line.reserve(static_cast<qsizetype>(outline.points.size()));
        for (const QPointF point : outline.points)
            line.append(m_places.at(point));
        for (const SmoothStroke &stroke : strokes)
            (m_isHasty ? strokeRoughly : strokeSmoothly)(m_image, place, line, outline.isClosed, stroke);
    }
}

// --- Pixels -------------------------------------------------------------------------------------------------

void StillPainter::fill(const PixelBox &box, QRgb colour)
{
    const PixelBox seen = box.intersected(m_clip);
    if (seen.isEmpty())
        return;
    const PixelBox there = seen.moved(m_places.originX(), m_places.originY());
    uchar *const bits = m_image.bits();
    for (qint64 row = there.top; row < there.bottom; ++row)
        std::fill_n(reinterpret_cast<QRgb *>(bits + row * m_image.bytesPerLine()) + there.left, there.width(), colour);
}

void StillPainter::fillFrame(const PixelBox &box, const Frame &frame, QRgb colour)
{
    const PixelBox outer{box.left + frame.from, box.top + frame.from, box.right - frame.from, box.bottom - frame.from};
    const PixelBox inner{box.left + frame.to, box.top + frame.to, box.right - frame.to, box.bottom - frame.to};
    if (inner.isEmpty())
        return fill(outer, colour);
    fill({outer.left, outer.top, outer.right, inner.top}, colour);
    fill({outer.left, inner.bottom, outer.right, outer.bottom}, colour);
    fill({outer.left, inner.top, inner.left, inner.bottom}, colour);
    fill({inner.right, inner.top, outer.right, inner.bottom}, colour);
}

/// Along each side from where it begins, which may be far beyond what is seen.
void StillPainter::dashFrame(const PixelBox &box, const Frame &frame, const Dashes &dashes, QRgb colour)
{
    const PixelBox outer{box.left + frame.from, box.top + frame.from, box.right - frame.from, box.bottom - frame.from};
    const qint64 width = std::min({frame.to - frame.from, outer.width(), outer.height()});
    if (width <= 0)
        return;
    const auto dash = [&](qint64 begin, qint64 end, qint64 firstSeen, qint64 lastSeen, const auto &fillPart) {
        const qint64 skipped = std::max<qint64>(0, floorDivided(firstSeen - begin, dashes.period));
        for (qint64 at = begin + skipped * dashes.period; at < std::min(end, lastSeen); at += dashes.period)
            fillPart(at, std::min(at + dashes.on, end));
    };
    dash(outer.left, outer.right, m_clip.left, m_clip.right, [&](qint64 from, qint64 to) {
        fill({from, outer.top, to, outer.top + width}, colour);
        fill({from, outer.bottom - width, to, outer.bottom}, colour);
    });
    dash(outer.top, outer.bottom, m_clip.top, m_clip.bottom, [&](qint64 from, qint64 to) {
        fill({outer.left, from, outer.left + width, to}, colour);
        fill({outer.right - width, from, outer.right, to}, colour);
    });
}

// --- Points -------------------------------------------------------------------------------------------------

const QImage &StillPainter::ring(QRgb colour, bool isAmongSelected)
{
    const double ratio = m_places.ratio();
    QImage &ring = m_rings[{colour, isAmongSelected}];
    if (!ring.isNull() && ring.devicePixelRatio() == ratio)
        return ring;
    const double side = 2 * std::ceil(RingRadius + LineWidth + 2 * DarkWidth);
    ring = QImage(QSizeF(side * ratio, side * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    ring.setDevicePixelRatio(ratio);
    ring.fill(Qt::transparent);
    QPainter painter(&ring);
    const QPointF centre = QPointF(side, side) / 2;
    if (isAmongSelected) {
        painter.setRenderHint(QPainter::Antialiasing);
        for (const auto &[width, line] : std::array{std::pair(LineWidth + 4 * DarkWidth, Dark),
                                                    std::pair(LineWidth + 2 * DarkWidth, QColor(White))}) {
            painter.setPen(QPen(line, width));
            painter.drawEllipse(centre, RingRadius, RingRadius);
        }
        painter.setPen(QPen(QColor(colour), LineWidth));
        painter.drawEllipse(centre, RingRadius, RingRadius);
    } else {
        paintRing(painter, centre, RingRadius, QColor(colour), QColor(colour));
    }
    return ring;
}

void StillPainter::paintPoint(const ShownRegion &region, QRgb colour)
{
    const QImage &picture = ring(colour, region.isAmongSelected);
    const QPointF centre = m_places.at(region.shape.corners().front());
    const auto cornerOf = [](double middle, int side) {
        return static_cast<qint64>(std::floor(middle - side / 2.0 + 0.5));
    };
    const qint64 left = cornerOf(centre.x(), picture.width());
    const qint64 top = cornerOf(centre.y(), picture.height());
    const PixelBox seen = PixelBox{left, top, left + picture.width(), top + picture.height()}.intersected(m_clip);
    uchar *const bits = m_image.bits();
    for (qint64 row = seen.top; row < seen.bottom; ++row) {
        const auto *from = reinterpret_cast<const QRgb *>(picture.constScanLine(static_cast<int>(row - top)));
        auto *to = reinterpret_cast<QRgb *>(bits + (row + m_places.originY()) * m_image.bytesPerLine());
        for (qint64 column = seen.left; column < seen.right; ++column) {
            QRgb &pixel = to[column + m_places.originX()];
            pixel = over(pixel, from[column - left]);
        }
    }
}

} // namespace kader::ui
