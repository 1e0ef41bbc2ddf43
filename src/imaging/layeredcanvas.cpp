#include "imaging/layeredcanvas.h"

#include "base/tr.h"
#include "imaging/workshop.h"
#include "net/client.h"

#include <QRegion>

#include <algorithm>
#include <chrono>
#include <utility>

namespace kader::imaging {

namespace {

/// What is in view is painted before anything is done about what is not.
constexpr std::chrono::milliseconds TimeToPaint(30);
constexpr std::chrono::milliseconds OneFrame(16);

} // namespace

LayeredCanvas::LayeredCanvas(Workshop &shop, std::optional<iiif::CanvasSize> size,
                             std::vector<iiif::Painting> paintings)
    : m_size(size)
{
    for (iiif::Painting &painting : paintings)
        m_images.push_back(std::make_unique<PaintedImage>(shop, std::move(painting), [this] { tellLater(); }));
    connect(&shop.client, &net::Client::reachabilityChanged, this, [this](const WebAddress &, bool isReachable) {
        if (isReachable)
            retryUnreachable();
    });
    m_news.setSingleShot(true);
    connect(&m_news, &QTimer::timeout, this, &LayeredCanvas::tell);
    m_idle.setSingleShot(true);
    m_idle.setInterval(TimeToPaint);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        for (const auto &image : m_images)
            image->lookAhead();
    });
    connect(&shop.client, &net::Client::offlineChanged, this, &LayeredCanvas::retryUnreachable);
}

/// What failed because there was no way to the server may succeed now.
void LayeredCanvas::retryUnreachable()
{
    const std::optional<Error> problem = this->problem();
    if (problem && problem->kind == ErrorKind::Offline)
        retry();
}

std::optional<iiif::CanvasSize> LayeredCanvas::canvasSize() const
{
    if (m_size || m_images.empty())
        return m_size;
    const std::optional<iiif::ImageSize> image = m_images.front()->size();
    return image ? std::optional(iiif::CanvasSize{image->width(), image->height()}) : std::nullopt;
}

double LayeredCanvas::pixelsPerUnit() const
{
    std::optional<double> finest;
    for (const auto &image : m_images) {
        if (const std::optional<double> scale = image->pixelsPerUnit(extent()))
            finest = std::max(finest.value_or(*scale), *scale);
    }
    return finest.value_or(1);
}

std::optional<double> LayeredCanvas::metresPerUnit() const
{
    for (const auto &image : m_images) {
        const std::optional<double> metres = image->metresPerPixel();
        const std::optional<double> pixels = image->pixelsPerUnit(extent());
        if (metres && pixels)
            return *metres * *pixels;
    }
    return std::nullopt;
}

QSizeF LayeredCanvas::extent() const
{
    const std::optional<iiif::CanvasSize> size = canvasSize();
    return size ? QSizeF(static_cast<double>(size->width), static_cast<double>(size->height)) : QSizeF(0, 0);
}

void LayeredCanvas::look(const Viewport &viewport)
{
    m_viewport = viewport;
    lookAgain();
}

void LayeredCanvas::lookAgain()
{
    const QSizeF canvas = extent();
    if (!m_viewport || canvas.isEmpty())
        return;
    const State before = state();
    for (const auto &image : m_images)
        image->look(*m_viewport, canvas);
    if (!m_idle.isActive())
        m_idle.start();
    if (state() != before)
        tellLater();
}

/// News comes in bursts, and from the midst of calls: it is told from the event loop, once for what comes in the time
/// of a frame as long as there is more to come.
void LayeredCanvas::tellLater()
{
    m_isNewsDue = true;
    const bool isBusy =
        std::any_of(m_images.cbegin(), m_images.cend(), [](const auto &image) { return image->isBusy(); });
    if (!isBusy)
        m_news.start(0);
    else if (!m_news.isActive())
        m_news.start(OneFrame);
}

void LayeredCanvas::tell()
{
    lookAgain(); // What has become known may call for more.
    m_isNewsDue = m_news.isActive();
    emit changed();
}

QImage LayeredCanvas::compose(const Viewport &viewport, QRgb surround)
{
    if (m_window.size() != viewport.deviceSize() || !m_window.isDetached())
        m_window = QImage(viewport.deviceSize(), QImage::Format_RGB32);
    m_window.setDevicePixelRatio(viewport.devicePixelRatio());
    const QSizeF canvas = extent();
    fillAround(viewport, surround);
    if (!canvas.isEmpty()) {
        for (const auto &image : m_images)
            image->draw(m_window, viewport, canvas, m_toning);
    }
    return m_window;
}

std::optional<CanvasImage::Sample> LayeredCanvas::sampleAt(QPointF canvas) const
{
    for (auto image = m_images.crbegin(); image != m_images.crend(); ++image) {
        if (const std::optional<Sample> sample = (*image)->sampleAt(canvas, extent()))
            return sample;
    }
    return std::nullopt;
}

void LayeredCanvas::setDisplay(const DisplayTransform &display)
{
    m_toning = Toning(display);
    for (const auto &image : m_images)
        image->setExact(!m_toning.mixes());
    tellLater();
}

Histogram LayeredCanvas::histogram() const
{
    Histogram histogram;
    for (const auto &image : m_images) {
        if (m_viewport)
            image->count(histogram, *m_viewport, extent());
    }
    return histogram;
}

/// Where no image will be drawn: writing every pixel twice would take half of the time.
void LayeredCanvas::fillAround(const Viewport &viewport, QRgb surround)
{
    const QSizeF canvas = extent();
    QRegion bare(QRect(QPoint(0, 0), m_window.size()));
    for (const auto &image : m_images) {
        if (!canvas.isEmpty())
            bare -= image->covered(viewport, canvas);
    }
    for (const QRect &rect : bare) {
        for (int y = rect.y(); y < rect.y() + rect.height(); ++y)
            std::fill_n(reinterpret_cast<QRgb *>(m_window.scanLine(y)) + rect.x(), rect.width(), surround);
    }
}

CanvasImage::State LayeredCanvas::state() const
{
    const auto any = [this](auto is) {
        return std::any_of(m_images.cbegin(), m_images.cend(), [&](const auto &image) { return is(*image); });
    };
    const bool isShowing = any([](const PaintedImage &image) { return image.isShowing(); });
    // News that nobody has looked at yet may call for more.
    if (m_isNewsDue || any([](const PaintedImage &image) { return image.isBusy(); }))
        return isShowing ? State::Showing : State::Waiting;
    if (problem())
        return isShowing ? State::Showing : State::Failed;
    return m_viewport ? State::Settled : State::Waiting;
}

std::optional<Error> LayeredCanvas::problem() const
{
    if (m_images.empty())
        return Error{ErrorKind::NotFound, Tr::tr("This canvas has no image.")};
    for (const auto &image : m_images) {
        if (std::optional<Error> problem = image->problem())
            return problem;
    }
    return std::nullopt;
}

QString LayeredCanvas::remark() const
{
    const bool isTurned =
        std::any_of(m_images.cbegin(), m_images.cend(), [](const auto &image) { return image->isTurnedBack(); });
    return isTurned ? Tr::tr("Its server turns each part of it by itself, as the camera was held. Here the parts are "
                             "turned back and put together, so the image lies as it is stored in its file.")
                    : QString();
}

void LayeredCanvas::retry()
{
    for (const auto &image : m_images)
        image->retry();
    lookAgain();
    tellLater();
}

} // namespace kader::imaging
