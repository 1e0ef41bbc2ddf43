#include "ui/canvas/regionlayer.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace kader::ui {

namespace {

constexpr auto untilRest = std::chrono::milliseconds(120);
constexpr int manyLines = 300;

bool hasManyLines(const QList<const ShownRegion *> &regions)
{
    return std::count_if(regions.begin(), regions.end(), [](const ShownRegion *region) {
               return region->shape.kind == iiif::ShapeKind::Polygon || region->shape.kind == iiif::ShapeKind::Other;
           }) > manyLines;
}

/// The shown ones that may be seen within an area of the window, which is in device pixels.
QList<const ShownRegion *> seenIn(const QRect &area, const imaging::Viewport &viewport, const CanvasRegions &regions)
{
    const double ratio = viewport.devicePixelRatio();
    const double reach = StillPainter::Reach + 1;
    const QRectF view =
        QRectF(QPointF(area.topLeft()) / ratio, QSizeF(area.size()) / ratio).adjusted(-reach, -reach, reach, reach);
    const QRectF canvas(viewport.viewToCanvas(view.topLeft()), viewport.viewToCanvas(view.bottomRight()));
    QList<const ShownRegion *> seen;
    const std::optional<tools::RegionId> lifted = regions.lifted();
    for (const qsizetype at : regions.placed().touching(canvas.normalized())) {
        if (regions.placed().at(at).id != lifted)
            seen.append(&regions.shownAt(at));
    }
    return seen;
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

/// What comes in at the edges is left as it was.
void scroll(QImage &image, int x, int y)
{
    const qsizetype stride = image.bytesPerLine();
    const auto bytes = static_cast<size_t>(image.width() - std::abs(x)) * sizeof(QRgb);
    uchar *const bits = image.bits();
    const int rows = image.height() - std::abs(y);
    for (int i = 0; i < rows; ++i) {
        const int to = y > 0 ? image.height() - 1 - i : i; // none before it has been moved itself
        uchar *const target = bits + to * stride + std::max(x, 0) * static_cast<qsizetype>(sizeof(QRgb));
        const uchar *const origin = bits + (to - y) * stride + std::max(-x, 0) * static_cast<qsizetype>(sizeof(QRgb));
        std::memmove(target, origin, bytes);
    }
}

} // namespace

RegionLayer::RegionLayer()
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(untilRest);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (!m_isHasty)
            return;
        forget();
        emit restWanted();
    });
}

void RegionLayer::paint(QPainter &painter, const RegionsLook &look, const CanvasRegions &regions, const QFont &font)
{
    takeLifted(regions);
    const QList<const ShownRegion *> seen = seenIn(QRect({}, look.viewport.deviceSize()), look.viewport, regions);
    if (seen.isEmpty())
        empty();
    else
        paintStill(painter, look, seen, regions, font);
    RegionPainter over(painter, look, font);
    for (const ShownRegion *region : emphasized(look, regions))
        over.paintOver(*region);
    over.paintNew();
}

/// To look at an image without regions costs nothing but the image.
void RegionLayer::empty()
{
    m_isMade = false;
    m_picture = {};
    m_touched.clear();
}

void RegionLayer::paintStill(QPainter &painter, const RegionsLook &look, const QList<const ShownRegion *> &seen,
                             const CanvasRegions &regions, const QFont &font)
{
    const bool isOld = follow(look.viewport, regions) || !m_touched.isEmpty();
    paintTouched(regions);
    if (isOld)
        m_labels.arrange(seen, m_viewport, font);
    painter.drawImage(QPointF(0, 0), m_picture);
    m_labels.paint(painter);
}

void RegionLayer::touch(const ShownRegion &before, const ShownRegion *now)
{
    if (!m_isMade)
        return;
    touch(before);
    if (now)
        touch(*now);
}

void RegionLayer::touch(const ShownRegion &region)
{
    constexpr qsizetype mostTouched = 200; // all at once is less to do than more of them one by one
    if (!region.isWholeCanvas)
        m_touched.append(region);
    if (m_touched.size() > mostTouched)
        forget();
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

/// Whether the view is another one.
bool RegionLayer::follow(const imaging::Viewport &viewport, const CanvasRegions &regions)
{
    const imaging::Viewport before = std::exchange(m_viewport, viewport);
    if (m_isMade && before == viewport)
        return false;
    const bool isOnlyMoved = before == imaging::Viewport(viewport.size(), viewport.devicePixelRatio(), before.centre(),
                                                         viewport.zoom(), viewport.orientation());
    const DevicePlaces from(before);
    const DevicePlaces to(viewport);
    const qint64 x = to.originX() - from.originX();
    const qint64 y = to.originY() - from.originY();
    if (m_isMade && isOnlyMoved && std::abs(x) < m_picture.width() && std::abs(y) < m_picture.height())
        move(x, y, regions);
    else
        make(regions, m_isMade && before.zoom() != viewport.zoom());
    return true;
}

void RegionLayer::make(const CanvasRegions &regions, bool isHasty)
{
    if (m_picture.size() != m_viewport.deviceSize())
        m_picture = QImage(m_viewport.deviceSize(), QImage::Format_ARGB32_Premultiplied);
    m_picture.setDevicePixelRatio(m_viewport.devicePixelRatio());
    m_isMade = true;
    m_touched.clear();
    const QList<const ShownRegion *> seen = seenIn(m_picture.rect(), m_viewport, regions);
    m_isHasty = isHasty && hasManyLines(seen);
    if (m_isHasty)
        m_rest.start();
    StillPainter painter(m_picture, m_viewport, m_rings);
    painter.setHasty(m_isHasty);
    painter.clear();
    for (const ShownRegion *region : seen)
        painter.paint(*region);
}

void RegionLayer::move(qint64 x, qint64 y, const CanvasRegions &regions)
{
    const int dx = static_cast<int>(x);
    const int dy = static_cast<int>(y);
    scroll(m_picture, dx, dy);
    const QRect all = m_picture.rect();
    const QRect rest = all.intersected(all.translated(dx, dy));
    if (dy != 0)
        repaint({0, dy > 0 ? 0 : rest.bottom() + 1, all.width(), std::abs(dy)}, regions);
    if (dx != 0)
        repaint({dx > 0 ? 0 : rest.right() + 1, rest.top(), std::abs(dx), rest.height()}, regions);
}

void RegionLayer::paintTouched(const CanvasRegions &regions)
{
    const DevicePlaces places(m_viewport);
    const auto reach = static_cast<qint64>(StillPainter::Reach * places.ratio());
    const PixelBox all = PixelBox::of(m_picture.rect());
    for (const ShownRegion &region : std::exchange(m_touched, {})) {
        const PixelBox box = places.box(region.shape).moved(places.originX(), places.originY()).grown(reach);
        const PixelBox seen = box.intersected(all);
        if (!seen.isEmpty())
            repaint(QRect(int(seen.left), int(seen.top), int(seen.width()), int(seen.height())), regions);
    }
}

void RegionLayer::repaint(const QRect &area, const CanvasRegions &regions)
{
    StillPainter painter(m_picture, m_viewport, m_rings);
    painter.clipTo(area);
    painter.clear();
    for (const ShownRegion *region : seenIn(area, m_viewport, regions))
        painter.paint(*region);
}

} // namespace kader::ui
