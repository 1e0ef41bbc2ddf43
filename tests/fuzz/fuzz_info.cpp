#include "iiif/imagerequest.h"
#include "target.h"

#include <algorithm>

using namespace kader;
using namespace kader::fuzz;
using namespace kader::iiif;

namespace {

void requireSound(const ImageService &service)
{
    require(WebAddress::parse(service.id.text()).has_value(), "a service has an address of the web");
    require(service.level >= 0 && service.level <= 2, "a level is 0, 1 or 2");
    const auto isSmaller = [](ImageSize a, ImageSize b) { return a.area() < b.area(); };
    require(std::is_sorted(service.sizes.begin(), service.sizes.end(), isSmaller), "sizes ascend");
    for (const ImageSize &listed : service.sizes)
        require(!service.size || listed.fitsIn(*service.size), "sizes lie within the image");
    for (const TileSet &set : service.tiles) {
        const auto &factors = set.scaleFactors;
        require(std::is_sorted(factors.begin(), factors.end()), "scale factors ascend");
        require(std::adjacent_find(factors.begin(), factors.end()) == factors.end(), "no scale factor repeats");
        require(factors.isEmpty() || (factors.first() >= 1 && factors.last() <= ImageSize::MaxSide),
                "scale factors can be computed with");
    }
}

/// Whatever is asked for has an address of the web that begins with the service's own.
void ask(const ImageService &service, const ImageRequest &request)
{
    for (const HostHabit habit : {HostHabit::Standard, HostHabit::ExplicitSizes}) {
        if (const Result<WebAddress> address = imageAddress(service, request, habit))
            require(WebAddress::parse(address->text()).has_value(), "a request has an address of the web");
    }
    for (const WebAddress &address : otherSpellings(service, request))
        require(WebAddress::parse(address.text()).has_value(), "another spelling has an address of the web");
}

void requireRequests(const ImageService &service)
{
    const std::optional<ImageSize> largest = largestSize(service);
    if (!largest)
        return;
    require(largest->fitsIn(*service.size), "the largest size is none beyond the image");
    require(isWithinLimits(service, *largest), "the largest size is within the limits");
    ask(service, {.size = *largest});
    ask(service, {.region = ImageRegion::of(0, 0, 1, 1), .size = *ImageSize::of(1, 1)});
    for (const qint64 side : {1, 100, 100'000}) {
        if (const std::optional<ImageRequest> thumbnail = thumbnailRequest(service, side)) {
            require(thumbnail->size.fitsIn(*service.size), "a thumbnail is never enlarged");
            ask(service, *thumbnail);
        }
    }
}

} // namespace

/// info.json, and the `service` of a manifest.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray json = input(data, size);
    InfoContext context;
    context.requestedBase = WebAddress::parse(QStringLiteral("https://s.example/iiif/1"));
    if (const Result<ImageServiceReading> info = readImageInfo(json, context)) {
        requireSound(info->service);
        requireRequests(info->service);
    }
    const Result<std::optional<ImageServiceReading>> embedded = readServiceProperty(json);
    if (embedded && *embedded) {
        requireSound((*embedded)->service);
        requireRequests((*embedded)->service);
    }
    return 0;
}
