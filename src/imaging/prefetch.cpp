#include "imaging/prefetch.h"

#include "imaging/imageorders.h"
#include "imaging/infofetch.h"
#include "imaging/placement.h"
#include "imaging/workshop.h"

#include <tuple>
#include <utility>

namespace kader::imaging {

Prefetch::Prefetch(Workshop &shop, std::optional<iiif::CanvasSize> canvas, const std::vector<iiif::Painting> &paintings,
                   ImageStore::Home home, std::function<void()> done)
    : m_shop(shop), m_canvas(canvas), m_home(std::move(home))
{
    m_end.setSingleShot(true);
    QObject::connect(&m_end, &QTimer::timeout, [tell = std::move(done)] {
        const auto told = tell;
        told();
    });
    begun();
    for (const iiif::Painting &painting : paintings) {
        const auto &service = painting.image.service;
        if (service && m_shop.client.profile(service->id).takesSpeculation)
            find(painting);
    }
    ended();
}

void Prefetch::find(const iiif::Painting &painting)
{
    if (!needsInfo(*painting.image.service))
        return bring(painting, *painting.image.service);
    begun();
    JobHandle job = fetchInfo(
        m_shop, *painting.image.service,
        [this, painting](Result<iiif::ImageService> described) {
            if (described && described->size)
                bring(painting, *described);
            ended();
        },
        net::Priority::Speculative);
    if (job)
        m_finding.push_back(std::move(job));
}

void Prefetch::bring(const iiif::Painting &painting, const iiif::ImageService &service)
{
    const iiif::ImageSize size = *service.size;
    const std::optional<TilePyramid> pyramid = TilePyramid::of(service);
    const iiif::CanvasSize canvas = m_canvas.value_or(iiif::CanvasSize{size.width(), size.height()});
    const QRectF whole(0, 0, static_cast<double>(canvas.width), static_cast<double>(canvas.height));
    const Placement placed(m_home(canvas), toRect(painting.part.value_or(iiif::ImageRegion::whole(size))),
                           painting.place.value_or(whole));
    // What is larger than a window at rest needs is no guess any more.
    constexpr PlanLimits limits{.maxSharp = 32};
    for (const PlannedTile &planned : planTiles(*pyramid, placed.view(), limits).tiles) {
        const ImageKey key = ImageKey::of(service.id.text(), planned.tile);
        if (planned.purpose != TilePurpose::Sharp || m_shop.memory.contains(key))
            continue;
        Result<ImageOrder> order = orderFor(service, *pyramid, planned.tile);
        if (!order)
            continue;
        order->priority = net::Priority::Speculative;
        begun();
        m_fetches.push_back(std::make_unique<ImageFetch>(
            m_shop.client, m_shop.pool, std::move(*order), [this, key](Result<DecodedImage> image) {
                if (image) // what does not fit is asked for when somebody looks at it
                    std::ignore = m_shop.memory.insert(key, std::move(*image));
                ended();
            }));
    }
}

void Prefetch::ended()
{
    if (--m_open == 0)
        m_end.start(0);
}

} // namespace kader::imaging
