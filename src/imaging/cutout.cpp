#include "imaging/cutout.h"

#include "base/background.h"
#include "base/tr.h"
#include "imaging/decode.h"
#include "imaging/imageorders.h"
#include "imaging/infofetch.h"
#include "imaging/thumbnails.h"
#include "imaging/workshop.h"
#include "net/response.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kader::imaging {

namespace {

/// Of a small image that regions are cut out of where there is no service.
constexpr int croppedSide = 1024;
/// Nobody looks at more of one region at once, and no service likes to send it.
constexpr qint64 mostPixels = 64 << 20;

/// As large as is wanted, never larger than the region, and within the service's limits.
std::optional<iiif::ImageSize> sizeFor(const iiif::ImageService &service, const iiif::ImageRegion &region, int wanted)
{
    const auto width = double(region.width());
    const auto height = double(region.height());
    double scale = wanted > 0 ? std::min(1.0, double(wanted) / std::max(width, height)) : 1.0;
    if (service.maxWidth)
        scale = std::min(scale, double(*service.maxWidth) / width);
    if (service.maxHeight)
        scale = std::min(scale, double(*service.maxHeight) / height);
    const double area = double(std::min(service.maxArea.value_or(mostPixels), mostPixels));
    scale = std::min(scale, std::sqrt(area / (width * height)));
    if (scale >= 1)
        return region.size();
    return iiif::ImageSize::of(std::max<qint64>(1, qint64(width * scale)), std::max<qint64>(1, qint64(height * scale)));
}

/// What the region shows of a picture of the whole canvas.
Result<QImage> cropped(const QImage &picture, const iiif::Region &region, const iiif::CanvasSize &canvas)
{
    const double scaleX = double(picture.width()) / double(canvas.width);
    const double scaleY = double(picture.height()) / double(canvas.height);
    const QRectF exact(double(region.x) * scaleX, double(region.y) * scaleY, double(region.width) * scaleX,
                       double(region.height) * scaleY);
    const QRect pixels = exact.toAlignedRect() & picture.rect();
    if (pixels.isEmpty())
        return failure(ErrorKind::Unsupported, Tr::tr("The region shows nothing of the image."));
    return picture.copy(pixels);
}

Error withoutService()
{
    return {ErrorKind::Unsupported, Tr::tr("This image has no image service that could cut a region out of it."), {}};
}

} // namespace

std::optional<iiif::ImageRegion> pixelsOf(const iiif::Painting &painting, iiif::ImageSize image,
                                          const iiif::CanvasSize &canvas, const iiif::Region &region)
{
    const iiif::ImageRegion part = painting.part.value_or(iiif::ImageRegion::whole(image));
    const QRectF place = painting.place.value_or(QRectF(0, 0, double(canvas.width), double(canvas.height)));
    if (place.isEmpty())
        return std::nullopt;
    const double scaleX = double(part.width()) / place.width();
    const double scaleY = double(part.height()) / place.height();
    const auto inside = [](double value, qint64 most) { return std::clamp(value, 0.0, double(most)); };
    const double left = inside((double(region.x) - place.x()) * scaleX, part.width());
    const double top = inside((double(region.y) - place.y()) * scaleY, part.height());
    const double right = inside((double(region.x + region.width) - place.x()) * scaleX, part.width());
    const double bottom = inside((double(region.y + region.height) - place.y()) * scaleY, part.height());
    const auto x = qint64(std::floor(left));
    const auto y = qint64(std::floor(top));
    // Of what is not whole pixels all that is touched, but for what the arithmetic alone touches.
    constexpr double nothing = 1e-6;
    return iiif::ImageRegion::of(part.x() + x, part.y() + y, qint64(std::ceil(right - nothing)) - x,
                                 qint64(std::ceil(bottom - nothing)) - y);
}

CutOutJob::CutOutJob(Workshop &shop, const iiif::CanvasView &canvas, const Wanted &wanted, PictureDone done)
    : m_shop(shop), m_wanted(wanted), m_pictureDone(std::move(done))
{
    if (findService(canvas))
        describe();
    else
        crop(canvas);
}

CutOutJob::CutOutJob(Workshop &shop, const iiif::CanvasView &canvas, const Wanted &wanted, FileDone done)
    : m_shop(shop), m_wanted(wanted), m_fileDone(std::move(done))
{
    if (findService(canvas))
        describe();
    else
        fail(withoutService());
}

bool CutOutJob::findService(const iiif::CanvasView &canvas)
{
    const std::vector<iiif::Painting> paintings = iiif::paintings(canvas);
    if (paintings.empty() || !canvas.size)
        return false;
    m_painting = paintings.front();
    m_canvas = *canvas.size;
    return m_painting.image.service && m_painting.image.service->level > 0;
}

void CutOutJob::describe()
{
    if (m_painting.image.service->size)
        return ask();
    JobHandle job = fetchInfo(m_shop, *m_painting.image.service, [this](Result<iiif::ImageService> described) {
        if (!described)
            return fail(described.error());
        m_painting.image.service = std::move(*described);
        ask();
    });
    if (job)
        m_running = std::move(job);
}

Result<ImageOrder> CutOutJob::order() const
{
    const iiif::ImageService &service = *m_painting.image.service;
    const auto region = service.size ? pixelsOf(m_painting, *service.size, m_canvas, m_wanted.region) : std::nullopt;
    const auto size = region ? sizeFor(service, *region, m_wanted.longestSide) : std::nullopt;
    if (!size)
        return failure(ErrorKind::Unsupported, Tr::tr("The region shows nothing of the image."));
    return orderFor(service, {.region = region, .size = *size, .format = m_wanted.format});
}

void CutOutJob::ask()
{
    Result<ImageOrder> wanted = order();
    if (!wanted)
        return fail(wanted.error());
    wanted->priority = m_fileDone ? net::Priority::Visible : net::Priority::Normal;
    if (m_fileDone)
        bringFile(*wanted);
    else
        bringPicture(std::move(*wanted));
}

void CutOutJob::bringPicture(ImageOrder order)
{
    const ImageKey key{order.addresses.first().text(), {m_wanted.longestSide}};
    const auto tell = [this](Result<QImage> image) {
        const PictureDone done = m_pictureDone;
        done(std::move(image));
    };
    if (const DecodedImage *known = m_shop.memory.find(key)) {
        m_running = inBackground<Result<QImage>>([image = known->image()]() -> Result<QImage> { return image; }, tell,
                                                 m_shop.pool);
        return;
    }
    m_running = std::make_unique<ImageFetch>(m_shop.client, m_shop.pool, std::move(order),
                                             [this, key, tell](Result<DecodedImage> image) {
                                                 if (!image)
                                                     return tell(tl::unexpected(image.error()));
                                                 const QImage picture = image->image();
                                                 // One that cannot be kept is shown all the same.
                                                 std::ignore = m_shop.memory.insert(key, std::move(*image));
                                                 tell(picture);
                                             });
}

/// What comes is looked at before it is called a file: a server's page of apologies is none.
void CutOutJob::bringFile(const ImageOrder &order)
{
    const net::Request request{.address = order.addresses.first(),
                               .wanted = net::Wanted::Image,
                               .priority = order.priority,
                               .keep = net::Keep::ForADay,
                               .maxBytes = order.maxBytes};
    m_asking = m_shop.client.fetch(request, [this, expected = order.expected](Result<net::Response> answer) {
        if (answer)
            answer = net::requireSuccess(std::move(*answer));
        if (!answer)
            return fail(answer.error());
        const auto check = [bytes = answer->body, expected]() -> Result<QByteArray> {
            return decodeImage(bytes, expected, Cancellation()).map([&](const QImage &) { return bytes; });
        };
        m_running = inBackground<Result<QByteArray>>(
            check,
            [this](Result<QByteArray> file) {
                const FileDone done = m_fileDone;
                done(std::move(file));
            },
            m_shop.pool);
    });
}

void CutOutJob::crop(const iiif::CanvasView &canvas)
{
    m_canvas = canvas.size.value_or(iiif::CanvasSize{});
    m_running = std::make_unique<ThumbnailJob>(m_shop, canvas, croppedSide, [this](Result<QImage> picture) {
        const PictureDone done = m_pictureDone;
        const auto crop = [&](const QImage &whole) { return cropped(whole, m_wanted.region, m_canvas); };
        done(m_canvas.width > 0 && m_canvas.height > 0 ? picture.and_then(crop) : Result<QImage>(picture));
    });
}

/// From the event loop, for it may be known from the beginning.
void CutOutJob::fail(const Error &error)
{
    m_running = inBackground<Error>([error] { return error; },
                                    [this](const Error &told) {
                                        const PictureDone picture = m_pictureDone;
                                        const FileDone file = m_fileDone;
                                        if (picture)
                                            picture(tl::unexpected(told));
                                        else
                                            file(tl::unexpected(told));
                                    },
                                    m_shop.pool);
}

} // namespace kader::imaging
