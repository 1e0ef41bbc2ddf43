#include "imaging/thumbnails.h"

#include "base/background.h"
#include "base/tr.h"
#include "imaging/imageorders.h"
#include "imaging/infofetch.h"
#include "imaging/workshop.h"

#include <tuple>
#include <utility>

namespace kader::imaging {

namespace {

/// A file that is decoded whole for a thumbnail may not be larger, in pixels and in bytes.
constexpr qint64 MostPixels = 4 << 20;
constexpr qint64 MostBytes = 4 << 20;

bool isNear(iiif::ImageSize size, int longestSide)
{
    return 2 * size.longestSide() >= longestSide && size.longestSide() <= qint64(2) * longestSide;
}

ImageOrder fileOrder(const WebAddress &address)
{
    return {.addresses = {address}, .maxBytes = MostBytes};
}

ImageKey keyOf(const ImageOrder &order)
{
    return {order.addresses.first().text(), {order.longestSide}};
}

} // namespace

ThumbnailJob::ThumbnailJob(Workshop &shop, const iiif::CanvasView &canvas, int longestSide, Done done)
    : m_shop(shop), m_resources(iiif::thumbnails(canvas)), m_painted(m_resources.size()), m_longestSide(longestSide),
      m_done(std::move(done)), m_problem{ErrorKind::Unsupported, Tr::tr("This canvas has no small image.")}
{
    const std::vector<iiif::Painting> paintings = iiif::paintings(canvas);
    if (!paintings.empty())
        m_resources.push_back(paintings.front().image);
    choose();
}

void ThumbnailJob::choose()
{
    std::optional<ImageOrder> order = nearFile();
    if (!order)
        order = serviceOrder();
    if (!order)
        order = anyFile();
    if (order)
        return bring(std::move(*order));
    describe();
}

std::optional<ImageOrder> ThumbnailJob::nearFile() const
{
    for (const iiif::ImageResource &resource : m_resources) {
        if (resource.address && resource.size && isNear(*resource.size, m_longestSide))
            return fileOrder(*resource.address);
    }
    return std::nullopt;
}

std::optional<ImageOrder> ThumbnailJob::serviceOrder() const
{
    for (const iiif::ImageResource &resource : m_resources) {
        const auto request = resource.service ? iiif::thumbnailRequest(*resource.service, m_longestSide) : std::nullopt;
        if (!request || request->size.area() > MostPixels)
            continue;
        if (Result<ImageOrder> order = orderFor(*resource.service, *request))
            return std::move(*order);
    }
    return std::nullopt;
}

/// A thumbnail whose size nobody tells is taken at its word. Other files only when the services have said what
/// they can, and unless they are too large.
std::optional<ImageOrder> ThumbnailJob::anyFile() const
{
    for (size_t i = 0; i < m_resources.size(); ++i) {
        const iiif::ImageResource &resource = m_resources[i];
        const bool isModest = i < m_painted && !resource.size && !resource.service;
        const bool isSmall = !resource.size || resource.size->area() <= MostPixels;
        if (resource.address && (isModest || (m_isDescribed && isSmall)))
            return fileOrder(*resource.address);
    }
    return std::nullopt;
}

/// The painted image's own service, when the manifest says too little of it.
void ThumbnailJob::describe()
{
    const bool hasService = m_painted < m_resources.size() && m_resources[m_painted].service;
    if (std::exchange(m_isDescribed, true))
        return tell(tl::unexpected(m_problem));
    if (!hasService || m_resources[m_painted].service->size)
        return choose();
    JobHandle job = fetchInfo(m_shop, *m_resources[m_painted].service, [this](Result<iiif::ImageService> described) {
        if (described)
            m_resources[m_painted].service = std::move(*described);
        else
            m_problem = described.error();
        choose();
    });
    if (job)
        m_running = std::move(job);
}

void ThumbnailJob::bring(ImageOrder order)
{
    order.longestSide = m_longestSide;
    order.expected.maxPixels = MostPixels;
    order.priority = net::Priority::Normal;
    const ImageKey key = keyOf(order);
    if (const DecodedImage *known = m_shop.memory.find(key))
        return tell(known->image());
    m_running = std::make_unique<ImageFetch>(m_shop.client, m_shop.pool, std::move(order),
                                             [this, key](Result<DecodedImage> image) {
                                                 const Done done = m_done;
                                                 if (!image)
                                                     return done(tl::unexpected(image.error()));
                                                 const QImage picture = image->image();
                                                 // One that cannot be kept is shown all the same.
                                                 std::ignore = m_shop.memory.insert(key, std::move(*image));
                                                 done(picture);
                                             });
}

/// What is known already is told from the event loop all the same.
void ThumbnailJob::tell(Result<QImage> image)
{
    m_running = inBackground<Result<QImage>>([image = std::move(image)] { return image; },
                                             [this](Result<QImage> told) {
                                                 const Done done = m_done;
                                                 done(std::move(told));
                                             },
                                             m_shop.pool);
}

} // namespace kader::imaging
