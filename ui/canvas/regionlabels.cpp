#include "ui/canvas/regionlabels.h"

#include "ui/canvas/regionstyle.h"
#include "ui/theme/motivationcolour.h"
#include "ui/theme/theme.h"

#include <QFontInfo>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace kader::ui {

using namespace regionstyle;
using iiif::ShapeKind;

namespace {

// All in view pixels.
constexpr double LabelPadding = 6;
constexpr double LabelGap = 2; ///< Between a region's line and the bottom of its tab.
constexpr double LabelMaxWidth = 240;
constexpr double LabelRoom = 110; ///< A region that is wide enough for a label may have one as wide as this.
constexpr double LabelMinWidth = 40;
constexpr double MarkSide = 7;
constexpr int MaxLabels = 150;
constexpr double Beyond = 32; ///< Regions are cut off there.
constexpr qsizetype MostRemembered = 2000;

double markWidth(bool isFromSource)
{
    return isFromSource ? MarkSide + 5 : 0;
}

QFont labelFont(const QFont &font)
{
    QFont strong = Theme::strongFont(font);
    strong.setPixelSize(std::max(10, QFontInfo(font).pixelSize() - 1));
    return strong;
}

} // namespace

LabelMaker::LabelMaker(const QFont &font)
    : m_font(labelFont(font)), m_metrics(m_font), m_height(std::round(m_metrics.height() + 4))
{}

LabelMaker::Words LabelMaker::measured(const QString &text, int room)
{
    const std::pair key(text, room);
    if (const auto known = m_measured.constFind(key); known != m_measured.constEnd())
        return *known;
    if (m_measured.size() >= MostRemembered)
        m_measured.clear();
    const QString shown = m_metrics.elidedText(text, Qt::ElideRight, room);
    return *m_measured.insert(key, {.text = shown, .width = m_metrics.horizontalAdvance(shown)});
}

/// Above the upper left corner of a rectangle, and where others reach highest; in the window as far as they are.
QPointF LabelMaker::corner(const iiif::Shape &shape, const QRectF &rect, const DevicePlaces &places) const
{
    QPointF at = rect.topLeft();
    if (shape.kind == ShapeKind::Polygon || shape.kind == ShapeKind::Other) {
        const std::vector<QPointF> &points = shape.outlines.front().points;
        QPointF highest = places.at(points.front());
        for (const QPointF point : points) {
            if (const QPointF place = places.at(point); place.y() < highest.y())
                highest = place;
        }
        const double x = (highest.x() + double(places.originX())) / places.ratio();
        at.setX(std::clamp(x, rect.left(), rect.right()));
    }
    const double above = at.y() - LineWidth / 2 - DarkWidth - m_metrics.height() - 4 + LabelGap;
    return {std::round(std::max(0.0, at.x() - LineWidth / 2 - DarkWidth)), std::round(std::max(0.0, above))};
}

std::optional<RegionLabel> LabelMaker::labelOf(const ShownRegion &region, const iiif::Shape &shape,
                                               const DevicePlaces &places, bool isNeeded,
                                               const QList<RegionLabel> &others)
{
    // A region that is narrower than a word would be hidden by what explains it, or its neighbours would.
    QRectF rect = places.viewBox(shape, Beyond);
    if (shape.kind == ShapeKind::Point)
        rect.adjust(-RingRadius, -RingRadius, RingRadius, RingRadius);
    const bool hasRoom = rect.width() >= LabelMinWidth && rect.height() >= m_height;
    if (region.label.isEmpty() || (!isNeeded && !hasRoom))
        return std::nullopt;
    const auto isFree = [&](const QRectF &tab) {
        return std::none_of(others.begin(), others.end(),
                            [&](const RegionLabel &other) { return other.tab.intersects(tab); });
    };
    // To measure words takes longer than all the rest.
    const QPointF corner = this->corner(shape, rect, places);
    if (!isFree(QRectF(corner, QSizeF(2 * LabelPadding, m_height))))
        return std::nullopt;
    const double besides = 2 * LabelPadding + markWidth(region.isFromSource);
    const double room = isNeeded ? LabelMaxWidth : std::clamp(rect.width(), LabelRoom, LabelMaxWidth);
    const Words words = measured(region.label, static_cast<int>(room - besides));
    const double width = std::round(words.width + besides);
    const double furthest = places.windowWidth() - width;
    const QRectF tab(QPointF(std::max(0.0, std::min(corner.x(), furthest)), corner.y()), QSizeF(width, m_height));
    if (!isFree(tab))
        return std::nullopt;
    return RegionLabel{.tab = tab,
                       .text = words.text,
                       .colour = motivationColour(region.motivation),
                       .isFromSource = region.isFromSource};
}

void LabelMaker::paint(QPainter &painter, const RegionLabel &label) const
{
    painter.save();
    painter.setFont(m_font);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Dark, DarkWidth));
    painter.setBrush(label.colour);
    painter.drawRoundedRect(label.tab.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (label.isFromSource) {
        painter.setPen(QPen(Dark, 1.7));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(label.tab.left() + LabelPadding + MarkSide / 2, label.tab.center().y()),
                            MarkSide / 2 - 0.5, MarkSide / 2 - 0.5);
    }
    painter.setPen(Dark);
    painter.drawText(label.tab.adjusted(LabelPadding + markWidth(label.isFromSource), 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, label.text);
    painter.restore();
}

/// Most of very many have not: that is to be seen at a glance.
bool RegionLabels::mayHaveRoom(const ShownRegion &region, double zoom)
{
    const qint64 longest = std::max(region.shape.region.width, region.shape.region.height);
    return !region.isWholeCanvas && region.shape.kind != ShapeKind::Point &&
           static_cast<double>(longest + 1) * zoom >= LabelMinWidth - 2;
}

void RegionLabels::arrange(const QList<const ShownRegion *> &regions, const imaging::Viewport &viewport,
                           const QFont &font)
{
    if (!m_maker || m_font != font || m_ratio != viewport.devicePixelRatio()) {
        m_font = font;
        m_ratio = viewport.devicePixelRatio();
        m_maker.emplace(font);
        m_pictures.clear();
    }
    m_labels.clear();
    const DevicePlaces places(viewport);
    for (auto each = regions.crbegin(); each != regions.crend() && m_labels.size() < MaxLabels; ++each) {
        const ShownRegion &region = **each;
        if (!mayHaveRoom(region, viewport.zoom()))
            continue;
        if (const auto label = m_maker->labelOf(region, region.shape, places, false, m_labels))
            m_labels.append(*label);
    }
}

const QImage &RegionLabels::picture(const RegionLabel &label)
{
    const Look look{.text = label.text, .colour = label.colour.rgb(), .isFromSource = label.isFromSource};
    if (const auto known = m_pictures.constFind(look); known != m_pictures.constEnd())
        return *known;
    if (m_pictures.size() >= MostRemembered)
        m_pictures.clear();
    const QSizeF size = label.tab.size() * m_ratio;
    QImage picture(QSize(static_cast<int>(std::ceil(size.width())), static_cast<int>(std::ceil(size.height()))),
                   QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(m_ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    RegionLabel there = label;
    there.tab.moveTo(0, 0);
    m_maker->paint(painter, there);
    painter.end();
    return *m_pictures.insert(look, picture);
}

void RegionLabels::paint(QPainter &painter)
{
    for (const RegionLabel &label : std::as_const(m_labels)) {
        const QPointF corner = label.tab.topLeft() * m_ratio;
        painter.drawImage(QPointF(std::round(corner.x()), std::round(corner.y())) / m_ratio, picture(label));
    }
}

} // namespace kader::ui
