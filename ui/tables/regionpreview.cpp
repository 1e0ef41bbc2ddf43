#include "ui/tables/regionpreview.h"

#include "imaging/imagestore.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kader::ui {

namespace {

constexpr int thumbnailSide = 320;
constexpr int gap = 8;
constexpr double leastMark = 8;      // view pixels
constexpr double regionShare = 0.5;  // of the enlarged picture
constexpr double greatestZoom = 4;   // view pixels per image pixel
constexpr double smallRegion = 0.25; // of the canvas's width and height

QRectF rectOf(const iiif::Region &region)
{
    return {double(region.x), double(region.y), double(region.width), double(region.height)};
}

/// A coloured line between dark ones holds on any image; what is tiny is marked larger than it is.
void paintMark(QPainter &painter, QRectF place, const QColor &colour)
{
    const double across = std::max(0.0, leastMark - place.width()) / 2;
    const double down = std::max(0.0, leastMark - place.height()) / 2;
    place.adjust(-across, -down, across, down);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const QPen &pen : {QPen(Qt::black, 4), QPen(colour, 2)}) {
        painter.setPen(pen);
        painter.drawRect(place);
    }
}

} // namespace

RegionPreview::RegionPreview(imaging::ImageStore &images, QWidget *parent) : QWidget(parent), m_images(images)
{
    setObjectName(u"region-preview"_s);
    setMinimumSize(220, 200);
    m_pause.setSingleShot(true);
    m_pause.setInterval(120ms);
    connect(&m_pause, &QTimer::timeout, this, &RegionPreview::fetch);
}

RegionPreview::~RegionPreview() = default;

void RegionPreview::show(const iiif::CanvasView *canvas, const std::optional<Mark> &mark, const QString &words)
{
    if (canvas != m_canvas) {
        m_job.reset();
        m_tiles.reset();
        m_image = {};
        m_size = canvas ? canvas->size : std::nullopt;
    }
    m_canvas = canvas;
    m_mark = mark;
    m_crop = {};
    m_words = canvas ? tr("Fetching the image…") : words;
    if (canvas)
        m_pause.start();
    else
        m_pause.stop();
    update();
}

// --- Pixels -------------------------------------------------------------------------------------------------

void RegionPreview::fetch()
{
    if (!m_canvas)
        return;
    lookAtRegion();
    if (!m_image.isNull())
        return;
    const int side = qRound(thumbnailSide * devicePixelRatioF());
    m_job = m_images.thumbnail(*m_canvas, side, [this](const Result<QImage> &image) {
        if (image)
            m_image = *image;
        else
            m_words = image.error().message;
        lookAtRegion();
        update();
    });
}

/// The enlarged part lies below the whole, and so waits for it.
void RegionPreview::lookAtRegion()
{
    m_crop = {};
    if (!m_canvas || m_image.isNull() || !isSmall() || cropPlace().isEmpty())
        return;
    if (!m_tiles) {
        m_tiles = m_images.open(*m_canvas);
        connect(m_tiles.get(), &imaging::CanvasImage::changed, this, &RegionPreview::takeCrop);
    }
    m_tiles->look(cropView());
    takeCrop();
}

void RegionPreview::takeCrop()
{
    if (!isSmall() || m_tiles->state() == imaging::CanvasImage::State::Waiting)
        return;
    m_crop = m_tiles->compose(cropView(), Theme::roles(Theme::tone()).surround.rgb());
    m_crop.setDevicePixelRatio(devicePixelRatioF());
    update();
}

void RegionPreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_pause.isActive())
        lookAtRegion();
}

// --- Places -------------------------------------------------------------------------------------------------

bool RegionPreview::isSmall() const
{
    return m_mark && m_size && m_size->width > 0 && m_size->height > 0 &&
           double(m_mark->region.width) < smallRegion * double(m_size->width) &&
           double(m_mark->region.height) < smallRegion * double(m_size->height);
}

QRect RegionPreview::imagePlace() const
{
    const QSize room(width(), isSmall() ? (height() - gap) / 2 : height());
    const QSize size = m_image.size().scaled(room, Qt::KeepAspectRatio);
    return {QPoint((width() - size.width()) / 2, 0), size};
}

QRect RegionPreview::cropPlace() const
{
    const int top = imagePlace().bottom() + 1 + gap;
    return {0, top, width(), std::min(height() - top, width())};
}

imaging::Viewport RegionPreview::cropView() const
{
    const QSize size = cropPlace().size();
    const QRectF region = rectOf(m_mark->region);
    const double fitting = regionShare * std::min(size.width() / std::max(1.0, region.width()),
                                                  size.height() / std::max(1.0, region.height()));
    const double zoom = std::min(fitting, greatestZoom * m_tiles->pixelsPerUnit());
    return {size, devicePixelRatioF(), region.center(), zoom};
}

void RegionPreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_image.isNull()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, m_words);
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF place = imagePlace();
    painter.drawImage(place, m_image);
    if (!m_mark || !m_size || m_size->width <= 0 || m_size->height <= 0)
        return;
    const QRectF region = rectOf(m_mark->region);
    const double across = place.width() / double(m_size->width);
    const double down = place.height() / double(m_size->height);
    paintMark(painter,
              {place.left() + region.left() * across, place.top() + region.top() * down, region.width() * across,
               region.height() * down},
              m_mark->colour);
    if (m_crop.isNull())
        return;
    const QRect crop = cropPlace();
    painter.drawImage(crop.topLeft(), m_crop);
    painter.setClipRect(crop);
    paintMark(painter, cropView().canvasToView(region).translated(crop.topLeft()), m_mark->colour);
}

} // namespace kader::ui
