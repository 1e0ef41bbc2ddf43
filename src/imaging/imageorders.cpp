#include "imaging/imageorders.h"

#include "base/tr.h"

#include <cmath>

namespace kader::imaging {

namespace {

tl::unexpected<Error> tooLarge(iiif::ImageSize size)
{
    return failure(ErrorKind::TooLarge, Tr::tr("The image comes only as a whole of %1×%2 pixels, more than can be "
                                               "shown at once.")
                                            .arg(size.width())
                                            .arg(size.height()));
}

/// How often an image of `side` pixels can be halved before it is as small as a window shows it.
int halvingsTo(double smallest, double side)
{
    return side > smallest ? static_cast<int>(std::log2(side / smallest)) : 0;
}

int halvings(const TilePyramid &pyramid, const Tile &tile)
{
    constexpr double smallest = 256;
    constexpr double whole = 1.01; // levels that are not quite twice as coarse need none
    const qsizetype next = tile.key.level + 1;
    if (next < pyramid.levels().size())
        return halvingsTo(whole * 2, pyramid.levels()[next].scale / pyramid.levels()[tile.key.level].scale);
    return halvingsTo(smallest, static_cast<double>(tile.output.longestSide()));
}

/// How the service is asked. Nothing in an image service tells the servers of data.4tu.nl apart, and whoever
/// takes any width and height takes them spelled out too, so both sides are always written out there.
iiif::HostHabit habitFor(const iiif::ImageService &service)
{
    const bool takesBoth = service.level > 0 && service.features.testFlag(iiif::ImageFeature::SizeByWh);
    return takesBoth ? iiif::HostHabit::ExplicitSizes : iiif::HostHabit::Standard;
}

} // namespace

Result<ImageOrder> orderFor(const iiif::ImageService &service, const iiif::ImageRequest &request)
{
    if (request.size.area() > MaxDecodedPixels)
        return tooLarge(request.size);
    const Result<WebAddress> address = iiif::imageAddress(service, request, habitFor(service));
    if (!address)
        return tl::unexpected(address.error());
    ImageOrder order{.addresses = {*address}, .expected = {.size = request.size}};
    order.addresses += iiif::otherSpellings(service, request);
    if (service.declaredId) {
        iiif::ImageService declared = service;
        declared.id = *service.declaredId;
        if (const auto other = iiif::imageAddress(declared, request, habitFor(service)))
            order.addresses.append(*other);
    }
    return order;
}

Result<ImageOrder> orderFor(const iiif::ImageService &service, const TilePyramid &pyramid, const Tile &tile,
                            iiif::ImageFormat format)
{
    Result<ImageOrder> order = orderFor(service, requestFor(tile, format));
    if (order)
        order->halvings = halvings(pyramid, tile);
    return order;
}

Result<ImageOrder> orderFor(const WebAddress &address, std::optional<iiif::ImageSize> size)
{
    if (size && size->area() > MaxDecodedPixels)
        return tooLarge(*size);
    constexpr int enough = 4;
    return ImageOrder{.addresses = {address}, .halvings = enough};
}

bool needsInfo(const iiif::ImageService &service)
{
    return !service.size || service.tiles.isEmpty();
}

} // namespace kader::imaging
