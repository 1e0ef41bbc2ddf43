#include "ui/canvas/regionlayer.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace kader::ui {

namespace {

QRectF canvasArea(const RegionsLook &look, const QRectF &view)
{
    const QPointF first = look.viewport.viewToCanvas(view.topLeft());
    const QPointF second = look.viewport.viewToCanvas(view.bottomRight());
    return QRectF(first, second).normalized();
}

/// The shown ones that may be seen within an area of the view.
QList<const ShownRegion *> seenIn(const QRectF &view, const RegionsLook &look, const CanvasRegions &regions)
{
    const double reach = RegionPainter::Reach;
    QList<const ShownRegion *> seen;
    const std::optional<tools::RegionId> lifted = regions.lifted();
    for (const qsizetype at :
         regions.placed().touching(canvasArea(look, view.adjusted(-reach, -reach, reach, reach)))) {
        if (regions.placed().at(at).id != lifted)
            seen.append(&regions.shownAt(at));
    }
    return seen;
}

/// Where view pixels are whole device pixels, at any scaling by quarters.
QRect onWholePixels(const QRectF &area)
{
    constexpr int step = 4;
    const auto down = [](double at) { return int(std::floor(at / step)) * step; };
    const auto up = [](double at) { return int(std::ceil(at / step)) * step; };
    return {QPoint(down(area.left()), down(area.top())), QPoint(up(area.right()) - 1, up(area.bottom()) - 1)};
}

QRectF windowOf(const RegionsLook &look)
{
    return {QPointF(0, 0), QSizeF(look.viewport.size())};
}

/// Hovered, selected or lifted: in the order in which they are to be painted.
QList<const ShownRegion *> emphasized(const RegionsLook &look, const CanvasRegions &regions)
{
    QList<const ShownRegion *> all;
    for (const auto &id : std::array{look.hovered, regions.lifted(), look.selected}) {
        const ShownRegion *region = id ? regions.find(*id) : nullptr;
        if (region && !all.contains(region))
            all.append(region);
    }
    return all;
}

} // namespace

void RegionLayer::paint(QPainter &painter, const RegionsLook &look, const CanvasRegions &regions, const QFont &font)
{
    RegionPainter over(painter, look, font);
    if (std::exchange(m_viewport, look.viewport) != look.viewport || !m_isMade)
        make(look, regions, font);
    else
        refresh(look, regions, font);
    if (!m_picture.isNull())
        painter.drawImage(QPointF(0, 0), m_picture);
    for (const ShownRegion *region : emphasized(look, regions))
        over.paintOver(*region);
    over.paintNew();
}

void RegionLayer::touch(const ShownRegion &before, const ShownRegion *now)
{
    if (!m_isMade)
        return;
    touch(before);
    if (now)
        touch(*now);
    m_unlabelled.append(before.id);
}

void RegionLayer::touch(const ShownRegion &region)
{
    if (!region.isWholeCanvas)
        m_touched.append(region);
}

void RegionLayer::make(const RegionsLook &look, const CanvasRegions &regions, const QFont &font)
{
    m_isMade = true;
    m_lifted = regions.lifted();
    m_touched.clear();
    m_unlabelled.clear();
    const QList<const ShownRegion *> seen = seenIn(windowOf(look), look, regions);
    if (seen.isEmpty()) {
        m_picture = {};
        m_labels.clear();
        return;
    }
    if (m_picture.size() != look.viewport.deviceSize())
        m_picture = QImage(look.viewport.deviceSize(), QImage::Format_ARGB32_Premultiplied);
    m_picture.setDevicePixelRatio(look.viewport.devicePixelRatio());
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    RegionPainter still(painter, look, font);
    for (const ShownRegion *region : seen)
        still.paintStill(*region);
    m_labels = still.labelsOf(seen);
    for (const RegionLabel &label : std::as_const(m_labels))
        still.paintLabel(label);
}

/// What is lifted leaves the picture, what was comes back.
void RegionLayer::takeLifted(const CanvasRegions &regions)
{
    const auto before = std::exchange(m_lifted, regions.lifted());
    if (before == m_lifted)
        return;
    for (const auto &id : {before, m_lifted}) {
        const ShownRegion *region = id ? regions.find(*id) : nullptr;
        if (region)
            touch(*region, nullptr);
    }
}

void RegionLayer::refresh(const RegionsLook &look, const CanvasRegions &regions, const QFont &font)
{
    takeLifted(regions);
    if (m_touched.isEmpty() && m_unlabelled.isEmpty())
        return;
    if (m_picture.isNull())
        return make(look, regions, font);
    QPainter painter(&m_picture);
    RegionPainter still(painter, look, font);
    QList<QRectF> stale;
    for (const ShownRegion &region : std::as_const(m_touched)) {
        const double reach = RegionPainter::Reach;
        stale.append(still.viewRect(region.shape).adjusted(-reach, -reach, reach, reach));
    }
    const QList<RegionLabel> before = m_labels;
    label(still, regions);
    for (const QList<RegionLabel> &labels : {before, std::as_const(m_labels)}) {
        for (const RegionLabel &each : labels) {
            if (m_unlabelled.contains(each.id))
                stale.append(each.tab.adjusted(-1, -1, 1, 1));
        }
    }
    painter.end();
    m_touched.clear();
    m_unlabelled.clear();
    for (const QRectF &area : std::as_const(stale))
        repaint(onWholePixels(area), look, regions, font);
}

void RegionLayer::label(RegionPainter &painter, const CanvasRegions &regions)
{
    m_labels.removeIf([this](const RegionLabel &label) { return m_unlabelled.contains(label.id); });
    QList<const ShownRegion *> again;
    for (const tools::RegionId &id : std::as_const(m_unlabelled)) {
        const ShownRegion *region = id == m_lifted ? nullptr : regions.find(id);
        if (region && !again.contains(region))
            again.append(region);
    }
    m_labels = painter.labelsOf(again, m_labels);
}

void RegionLayer::repaint(const QRect &area, const RegionsLook &look, const CanvasRegions &regions, const QFont &font)
{
    QPainter painter(&m_picture);
    painter.setClipRect(area);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.fillRect(area, Qt::transparent);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    RegionPainter still(painter, look, font);
    for (const ShownRegion *region : seenIn(area, look, regions))
        still.paintStill(*region);
    for (const RegionLabel &label : std::as_const(m_labels)) {
        if (label.tab.adjusted(-1, -1, 1, 1).intersects(area))
            still.paintLabel(label);
    }
}

} // namespace kader::ui
