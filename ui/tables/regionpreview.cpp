#include "ui/tables/regionpreview.h"

#include "imaging/imagestore.h"

#include <QPainter>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kader::ui {

namespace {

constexpr int thumbnailSide = 320;

} // namespace

RegionPreview::RegionPreview(imaging::ImageStore &images, QWidget *parent) : QWidget(parent), m_images(images)
{
    setObjectName(u"region-preview"_s);
    setMinimumSize(220, 200);
    m_pause.setSingleShot(true);
    m_pause.setInterval(120ms);
    connect(&m_pause, &QTimer::timeout, this, &RegionPreview::fetch);
}

void RegionPreview::show(const iiif::CanvasView *canvas, const std::optional<iiif::Region> &region,
                         const QString &words)
{
    const bool isOther = canvas != m_canvas;
    m_canvas = canvas;
    m_region = region;
    if (isOther) {
        m_job.reset();
        m_image = {};
        m_pause.stop();
        m_size = canvas ? canvas->size : std::nullopt;
        m_words = canvas ? tr("Fetching the image…") : words;
        if (canvas)
            m_pause.start();
    } else if (!canvas) {
        m_words = words;
    }
    update();
}

void RegionPreview::fetch()
{
    if (!m_canvas)
        return;
    const int side = qRound(thumbnailSide * devicePixelRatioF());
    m_job = m_images.thumbnail(*m_canvas, side, [this](const Result<QImage> &image) {
        if (image)
            m_image = *image;
        else
            m_words = image.error().message;
        update();
    });
}

QRectF RegionPreview::imagePlace() const
{
    const QSizeF size = QSizeF(m_image.size()).scaled(QSizeF(this->size()), Qt::KeepAspectRatio);
    return {QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size};
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
    if (!m_region || !m_size || m_size->width <= 0 || m_size->height <= 0)
        return;
    const double across = place.width() / double(m_size->width);
    const double down = place.height() / double(m_size->height);
    const QRectF region(place.left() + double(m_region->x) * across, place.top() + double(m_region->y) * down,
                        qMax(2.0, double(m_region->width) * across), qMax(2.0, double(m_region->height) * down));
    // Dark around light holds on any image.
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::black, 4));
    painter.drawRect(region);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRect(region);
}

} // namespace kader::ui
