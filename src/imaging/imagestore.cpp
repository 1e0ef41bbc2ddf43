#include "imaging/imagestore.h"

#include "imaging/cutout.h"
#include "imaging/layeredcanvas.h"
#include "imaging/prefetch.h"
#include "imaging/thumbnails.h"
#include "imaging/workshop.h"

namespace kader::imaging {

class ImageStore::Private final {
public:
    Private(net::Client &client, const Options &options) : shop(client, options.memory, options.mostMemory) {}

    Workshop shop;
};

ImageStore::ImageStore(net::Client &client) : ImageStore(client, Options()) {}

ImageStore::ImageStore(net::Client &client, Options options) : m_private(std::make_unique<Private>(client, options)) {}

ImageStore::~ImageStore() = default;

std::unique_ptr<CanvasImage> ImageStore::open(const iiif::CanvasView &canvas, const iiif::ChosenImages &chosen)
{
    return std::make_unique<LayeredCanvas>(m_private->shop, canvas.size, iiif::paintings(canvas, chosen));
}

JobHandle ImageStore::prefetch(const iiif::CanvasView &canvas, Home home, std::function<void()> done)
{
    return std::make_unique<Prefetch>(m_private->shop, canvas.size, iiif::paintings(canvas), std::move(home),
                                      std::move(done));
}

JobHandle ImageStore::thumbnail(const iiif::CanvasView &canvas, int longestSide,
                                std::function<void(Result<QImage>)> done)
{
    return std::make_unique<ThumbnailJob>(m_private->shop, canvas, longestSide, std::move(done));
}

JobHandle ImageStore::cutOut(const iiif::CanvasView &canvas, const iiif::Region &region, int longestSide,
                             std::function<void(Result<QImage>)> done)
{
    return std::make_unique<CutOutJob>(m_private->shop, canvas,
                                       CutOutJob::Wanted{.region = region, .longestSide = longestSide},
                                       CutOutJob::PictureDone(std::move(done)));
}

JobHandle ImageStore::cutOutFile(const iiif::CanvasView &canvas, const iiif::Region &region, iiif::ImageFormat format,
                                 std::function<void(Result<QByteArray>)> done)
{
    return std::make_unique<CutOutJob>(m_private->shop, canvas, CutOutJob::Wanted{.region = region, .format = format},
                                       CutOutJob::FileDone(std::move(done)));
}

} // namespace kader::imaging
