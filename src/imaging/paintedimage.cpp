#include "imaging/paintedimage.h"

#include "base/tr.h"
#include "imaging/imageorders.h"
#include "imaging/infofetch.h"
#include "imaging/turnedtiles.h"
#include "imaging/workshop.h"
#include "net/client.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kader::imaging {

using namespace Qt::StringLiterals;

namespace {

qint64 bytesOf(const TileLevel &level)
{
    const double pixels =
        static_cast<double>(level.span.width()) / level.scale * static_cast<double>(level.span.height()) / level.scale;
    return static_cast<qint64>(4 * pixels) + 1;
}

} // namespace

PaintedImage::PaintedImage(Workshop &shop, iiif::Painting painting, std::function<void()> changed)
    : m_shop(shop), m_painting(std::move(painting)), m_changed(std::move(changed)),
      m_loader(
          shop, [this](const Tile &tile) { return order(tile); },
          [this](const Tile &tile, Result<DecodedImage> image) { arrived(tile, std::move(image)); })
{
    find();
}

std::optional<iiif::ImageSize> PaintedImage::size() const
{
    if (m_painting.part)
        return m_painting.part->size();
    return m_pyramid ? std::optional(m_pyramid->imageSize()) : std::nullopt;
}

std::optional<double> PaintedImage::pixelsPerUnit(QSizeF canvas) const
{
    if (!m_pyramid)
        return std::nullopt;
    const QRectF place = placeOn(canvas);
    return std::max(part().width / place.width(), part().height / place.height());
}

std::optional<double> PaintedImage::metresPerPixel() const
{
    return m_service ? m_service->metresPerPixel : std::nullopt;
}

void PaintedImage::find()
{
    if (!m_painting.image.service)
        return findFile();
    if (!needsInfo(*m_painting.image.service))
        return settle(*m_painting.image.service);
    JobHandle job = fetchInfo(m_shop, *m_painting.image.service,
                              [this](Result<iiif::ImageService> described) { describe(std::move(described)); });
    if (job) // else it is described by now
        m_finding = std::move(job);
}

void PaintedImage::describe(Result<iiif::ImageService> described)
{
    m_finding.reset();
    const iiif::ImageService &embedded = *m_painting.image.service;
    if (described && described->size) {
        settle(std::move(*described));
    } else if (embedded.size) { // not all that could be known, but enough
        settle(embedded);
    } else if (m_painting.image.address && (described || described.error().kind == ErrorKind::NotFound)) {
        findFile();
    } else {
        m_failure = described ? Error{ErrorKind::Malformed, Tr::tr("The image service does not say how large the "
                                                                   "image is.")}
                              : described.error();
    }
    m_changed();
}

void PaintedImage::findFile()
{
    m_isFile = true;
    Result<ImageOrder> order = orderFor(*m_painting.image.address, m_painting.image.size);
    if (!order) {
        m_failure = order.error();
        return;
    }
    m_finding =
        std::make_unique<ImageFetch>(m_shop.client, m_shop.pool, std::move(*order), [this](Result<DecodedImage> image) {
            m_finding.reset();
            if (image) {
                settle({.id = *m_painting.image.address,
                        .size = iiif::ImageSize::of(image->image().width(), image->image().height())});
                arrived(m_pyramid->tile({}), std::move(image));
            } else {
                m_failure = image.error();
            }
            m_changed();
        });
}

void PaintedImage::settle(iiif::ImageService service)
{
    m_pyramid = TilePyramid::of(service);
    m_service = std::move(service);
}

Result<ImageOrder> PaintedImage::order(const Tile &tile) const
{
    if (m_isFile)
        return orderFor(m_service->id, tile.output);
    Result<ImageOrder> order = orderFor(*m_service, *m_pyramid, tile, format(tile));
    if (order)
        order->turn = m_turn.value_or(Orientation());
    return order;
}

iiif::ImageFormat PaintedImage::format(const Tile &tile) const
{
    const bool hasExact = !m_isFile && tile.output == tile.region.size() && m_service->formats.contains(u"png"_s);
    return m_isExact && hasExact ? iiif::ImageFormat::Png : iiif::ImageFormat::Jpg;
}

ImageKey PaintedImage::key(const Tile &tile) const
{
    const QString &id = m_service->id.text();
    return ImageKey::of(isTurnedBack() ? id + u"#turned-back"_s : id, tile, format(tile));
}

void PaintedImage::setExact(bool isExact)
{
    if (std::exchange(m_isExact, isExact) == isExact)
        return;
    // What is under way would be kept as what it is not, and what failed may come in the other format.
    m_loader.clear();
    m_soon.clear();
    m_failed.clear();
    m_failedEarly.clear();
}

void PaintedImage::arrived(const Tile &tile, Result<DecodedImage> image)
{
    if (!isPlanned(tile)) {
        if (!image || !m_shop.memory.insert(key(tile), std::move(*image)))
            m_failedEarly.insert(tile.key);
        if (isSuspect())
            m_changed();
        return;
    }
    if (!image)
        m_failed.insert(tile.key, image.error());
    else if (!m_shop.memory.insert(key(tile), std::move(*image)))
        m_failed.insert(tile.key, Error{ErrorKind::TooLarge, Tr::tr("The image needs more memory than it may take.")});
    m_changed();
}

ImageRect PaintedImage::part() const
{
    return toRect(m_painting.part.value_or(iiif::ImageRegion::whole(m_pyramid->imageSize())));
}

QRectF PaintedImage::placeOn(QSizeF canvas) const
{
    return m_painting.place.value_or(QRectF(QPointF(0, 0), canvas));
}

Placement PaintedImage::placement(const Viewport &viewport, QSizeF canvas) const
{
    return {viewport, part(), placeOn(canvas)};
}

/// One view never needs more than half of the memory, or its own tiles would drive each other out.
TilePlan PaintedImage::plan(const Placement &placement) const
{
    const qint64 most = m_shop.memory.most() / 2 / bytesOf(m_pyramid->levels().first());
    PlanLimits limits;
    limits.maxSharp = std::clamp<qint64>(most, 1, limits.maxSharp);
    return planTiles(*m_pyramid, placement.view(), limits);
}

Compositor PaintedImage::compositor() const
{
    return {*m_pyramid, [this](const Tile &tile) { return m_shop.memory.find(key(tile)); }};
}

QList<Tile> PaintedImage::missing() const
{
    QList<Tile> coarse;
    QList<Tile> sharp;
    bool hasGap = false;
    const Compositor shown = compositor();
    for (const PlannedTile &planned : m_plan.tiles) {
        const bool isSharp = planned.purpose == TilePurpose::Sharp;
        const QList<Tile> at = isSharp ? shown.shownBy(planned.tile) : QList<Tile>();
        hasGap = hasGap || (isSharp && at.isEmpty());
        const bool isThere = isSharp ? at == QList{planned.tile} : m_shop.memory.contains(key(planned.tile));
        if (!isThere && !m_failed.contains(planned.tile.key))
            (isSharp ? sharp : coarse).append(planned.tile);
    }
    // A coarse tile is only of use where there is nothing to be seen yet.
    return (hasGap ? coarse + sharp : sharp) + evidence();
}

bool PaintedImage::isSuspect() const
{
    return !m_turn && !m_isFile && m_service && mayTurnTiles(*m_service) && m_pyramid->levels().size() > 1;
}

/// What is missing of all of the image and a part of it, by which to see whether tiles come turned.
QList<Tile> PaintedImage::evidence() const
{
    if (!isSuspect() || m_plan.tiles.isEmpty())
        return {};
    const auto coarsest = static_cast<qint32>(m_pyramid->levels().size() - 1);
    QList<Tile> wanted{m_pyramid->tile({coarsest, 0, 0})};
    if (m_plan.level == coarsest) {
        const ImagePoint centre = toRect(wanted.first().region).centre();
        const auto at = m_pyramid->tilesIn(coarsest - 1, {centre.x, centre.y, 1, 1});
        if (at)
            wanted.append(m_pyramid->tile({coarsest - 1, at->firstColumn, at->firstRow}));
    }
    wanted.removeIf([this](const Tile &tile) {
        return isPlanned(tile) || m_shop.memory.contains(key(tile)) || m_failedEarly.contains(tile.key);
    });
    return wanted;
}

/// Whether tiles turn out to come turned: then all that is there was something else.
bool PaintedImage::examine()
{
    const auto coarsest = static_cast<qint32>(m_pyramid->levels().size() - 1);
    const DecodedImage *whole = isSuspect() ? m_shop.memory.find(key(m_pyramid->tile({coarsest, 0, 0}))) : nullptr;
    if (!whole)
        return false;
    QList<Tile> parts;
    for (const PlannedTile &planned : m_plan.tiles)
        parts.append(planned.tile);
    if (const auto all = m_pyramid->tilesIn(coarsest - 1, part()); all && m_plan.level == coarsest) {
        for (qint32 row = all->firstRow; row <= all->lastRow; ++row)
            for (qint32 column = all->firstColumn; column <= all->lastColumn; ++column)
                parts.append(m_pyramid->tile({coarsest - 1, column, row}));
    }
    constexpr qsizetype enough = 8;
    const auto width = static_cast<double>(m_pyramid->imageSize().width());
    const auto height = static_cast<double>(m_pyramid->imageSize().height());
    for (const Tile &tile : parts) {
        const bool isNew = tile.key.level < coarsest && !m_examined.contains(tile.key);
        const DecodedImage *shown = isNew ? m_shop.memory.find(key(tile)) : nullptr;
        const ImageRect rect = toRect(tile.region);
        if (!shown)
            continue;
        m_examined.insert(tile.key);
        m_turn = turnOf(shown->image(), whole->image(),
                        {rect.x / width, rect.y / height, rect.width / width, rect.height / height});
        if (!m_turn && m_examined.size() >= enough)
            m_turn = Orientation(); // An image that is so even, or so unlike itself, is taken as it comes.
        if (m_turn)
            break;
    }
    return isTurnedBack();
}

void PaintedImage::look(const Viewport &viewport, QSizeF canvas)
{
    if (!m_pyramid)
        return;
    const Placement placed = placement(viewport, canvas);
    m_plan = plan(placed);
    m_shop.memory.makeRoom(2 * m_plan.tiles.size() * bytesOf(m_pyramid->levels()[m_plan.level]));
    const View before = std::exchange(m_seen, placed.view());
    const bool isMoved = before.zoom == m_seen.zoom;
    m_heading = isMoved ? ImagePoint{m_seen.visible.centre().x - before.visible.centre().x,
                                     m_seen.visible.centre().y - before.visible.centre().y}
                        : ImagePoint{};
    if (examine()) {
        m_loader.clear();
        m_failed.clear();
        m_failedEarly.clear();
        m_soon.clear();
    }
    const QList<Tile> near = ahead();
    m_soon.removeIf([&](const Tile &tile) { return !near.contains(tile); });
    m_loader.want(missing(), m_soon);
}

void PaintedImage::lookAhead()
{
    if (!m_pyramid || m_isFile || isBusy() || !m_shop.client.profile(m_service->id).takesSpeculation)
        return;
    m_soon = ahead();
    m_loader.want({}, m_soon);
}

QList<Tile> PaintedImage::ahead() const
{
    QList<Tile> tiles = tilesAhead(*m_pyramid, m_seen, m_plan, m_heading);
    tiles.removeIf([this](const Tile &tile) {
        return m_shop.memory.contains(key(tile)) || m_failed.contains(tile.key) || m_failedEarly.contains(tile.key);
    });
    return tiles;
}

bool PaintedImage::isPlanned(const Tile &tile) const
{
    return std::any_of(m_plan.tiles.cbegin(), m_plan.tiles.cend(),
                       [&](const PlannedTile &planned) { return planned.tile.key == tile.key; });
}

QRect PaintedImage::covered(const Viewport &viewport, QSizeF canvas) const
{
    if (!m_pyramid)
        return {};
    const Placement placed = placement(viewport, canvas);
    return compositor().covers(plan(placed)) ? placed.devicePixels(placed.part()) : QRect();
}

void PaintedImage::draw(QImage &window, const Viewport &viewport, QSizeF canvas, const Toning &toning) const
{
    if (!m_pyramid)
        return;
    const Placement placed = placement(viewport, canvas);
    compositor().draw(window, plan(placed), placed, toning);
}

void PaintedImage::count(Histogram &histogram, const Viewport &viewport, QSizeF canvas) const
{
    if (!m_pyramid)
        return;
    constexpr double enough = 500'000; // pixels
    const View view = placement(viewport, canvas).view();
    const double scale = m_pyramid->levels()[m_plan.level].scale;
    const int stride =
        std::max(1, static_cast<int>(std::sqrt(view.visible.width * view.visible.height / (scale * scale) / enough)));
    for (const PlannedTile &planned : m_plan.tiles) {
        const DecodedImage *decoded = m_shop.memory.find(key(planned.tile));
        if (planned.purpose != TilePurpose::Sharp || !decoded)
            continue;
        const ImageRect rect = toRect(planned.tile.region);
        const double across = decoded->image().width() / rect.width;
        const double down = decoded->image().height() / rect.height;
        const QRectF seen((view.visible.x - rect.x) * across, (view.visible.y - rect.y) * down,
                          view.visible.width * across, view.visible.height * down);
        histogram.add(decoded->image(), (seen & QRectF(decoded->image().rect())).toRect(), stride);
    }
}

bool PaintedImage::isShowing() const
{
    if (!m_pyramid)
        return false;
    const Compositor shown = compositor();
    return std::any_of(m_plan.tiles.cbegin(), m_plan.tiles.cend(),
                       [&](const PlannedTile &planned) { return !shown.shownBy(planned.tile).isEmpty(); });
}

std::optional<Error> PaintedImage::problem() const
{
    if (m_failure)
        return m_failure;
    for (const PlannedTile &planned : m_plan.tiles) {
        const auto failed = m_failed.constFind(planned.tile.key);
        // A coarse tile that failed is not missed once the sharp ones are there.
        if (planned.purpose != TilePurpose::Sharp || failed == m_failed.constEnd())
            continue;
        return isShowing() ? Error{failed->kind, Tr::tr("A part of the image is missing. %1").arg(failed->message),
                                   failed->place}
                           : *failed;
    }
    return std::nullopt;
}

void PaintedImage::retry()
{
    m_failed.clear();
    m_failedEarly.clear();
    if (!m_failure)
        return;
    m_failure.reset();
    find();
}

std::optional<CanvasImage::Sample> PaintedImage::sampleAt(QPointF point, QSizeF canvas) const
{
    const QRectF place = placeOn(canvas);
    const bool isInside = point.x() >= place.left() && point.x() < place.right() && point.y() >= place.top() &&
                          point.y() < place.bottom();
    if (!m_pyramid || !isInside)
        return std::nullopt;
    const ImageRect rect = part();
    const ImagePoint at{rect.x + (point.x() - place.x()) / place.width() * rect.width,
                        rect.y + (point.y() - place.y()) / place.height() * rect.height};
    for (qint32 level = 0; level < m_pyramid->levels().size(); ++level) {
        if (const auto sample = sampleOf(level, at))
            return sample;
    }
    return std::nullopt;
}

std::optional<CanvasImage::Sample> PaintedImage::sampleOf(qint32 level, ImagePoint point) const
{
    constexpr double nothing = 1e-9;
    const std::optional<TileRange> at = m_pyramid->tilesIn(level, {point.x, point.y, nothing, nothing});
    if (!at)
        return std::nullopt;
    const Tile tile = m_pyramid->tile({level, at->firstColumn, at->firstRow});
    const DecodedImage *decoded = m_shop.memory.find(key(tile));
    if (!decoded)
        return std::nullopt;
    const QImage &image = decoded->image();
    const ImageRect rect = toRect(tile.region);
    const double scaleX = image.width() / rect.width;
    const double scaleY = image.height() / rect.height;
    const int column = std::clamp(static_cast<int>((point.x - rect.x) * scaleX), 0, image.width() - 1);
    const int row = std::clamp(static_cast<int>((point.y - rect.y) * scaleY), 0, image.height() - 1);
    return CanvasImage::Sample{image.pixel(column, row), decoded->isGrey(), scaleX >= 1 && scaleY >= 1};
}

} // namespace kader::imaging
