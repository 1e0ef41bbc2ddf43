#include "iiif/imagerequest.h"

#include "base/tr.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

enum class RegionSpelling { Canonical, Numbers };
enum class SizeSpelling { Word, Width, WidthAndHeight };

struct Spelling {
    RegionSpelling region = RegionSpelling::Canonical;
    SizeSpelling size = SizeSpelling::WidthAndHeight;

    bool operator==(const Spelling &) const = default;
};

bool isWhole(const ImageService &service, const ImageRequest &request)
{
    return !request.region || (service.size && *request.region == ImageRegion::whole(*service.size));
}

SizeSpelling sizeSpelling(const ImageService &service, const ImageRequest &request, HostHabit habit)
{
    if (habit == HostHabit::ExplicitSizes)
        return SizeSpelling::WidthAndHeight;
    const std::optional<ImageSize> default_ = service.api == ImageApi::V3 ? largestSize(service) : service.size;
    if (isWhole(service, request) && default_ == request.size)
        return SizeSpelling::Word;
    const bool takesBoth =
        service.api == ImageApi::V3 || (service.level > 0 && service.features.testFlag(ImageFeature::SizeByWh));
    return takesBoth ? SizeSpelling::WidthAndHeight : SizeSpelling::Width;
}

QString qualityText(const ImageService &service, ImageQuality quality)
{
    const bool isOld = service.api == ImageApi::V1;
    switch (quality) {
    case ImageQuality::Default:
        return isOld ? u"native"_s : u"default"_s;
    case ImageQuality::Color:
        return u"color"_s;
    case ImageQuality::Gray:
        return isOld ? u"grey"_s : u"gray"_s;
    case ImageQuality::Bitonal:
        return u"bitonal"_s;
    }
    Q_UNREACHABLE();
}

QString formatText(ImageFormat format)
{
    return format == ImageFormat::Png ? u"png"_s : u"jpg"_s;
}

QString regionText(const ImageService &service, const ImageRequest &request, RegionSpelling spelling)
{
    if (isWhole(service, request) && (spelling == RegionSpelling::Canonical || !service.size))
        return u"full"_s;
    const ImageRegion region = request.region ? *request.region : ImageRegion::whole(*service.size);
    return u"%1,%2,%3,%4"_s.arg(region.x()).arg(region.y()).arg(region.width()).arg(region.height());
}

QString sizeText(const ImageService &service, ImageSize size, SizeSpelling spelling)
{
    switch (spelling) {
    case SizeSpelling::Word:
        return service.api == ImageApi::V3 ? u"max"_s : u"full"_s;
    case SizeSpelling::Width:
        return u"%1,"_s.arg(size.width());
    case SizeSpelling::WidthAndHeight:
        return u"%1,%2"_s.arg(size.width()).arg(size.height());
    }
    Q_UNREACHABLE();
}

WebAddress spelled(const ImageService &service, const ImageRequest &request, Spelling spelling)
{
    return service.id.appended(u'/' + regionText(service, request, spelling.region) + u'/' +
                               sizeText(service, request.size, spelling.size) + u'/' +
                               QString::number(90 * static_cast<int>(request.rotation)) + u'/' +
                               qualityText(service, request.quality) + u'.' + formatText(request.format));
}

Result<void> check(const ImageService &service, const ImageRequest &request)
{
    if (request.region && service.size && !request.region->isInside(*service.size))
        return failure(ErrorKind::Usage, Tr::tr("The part asked for is not inside the image."));
    const std::optional<ImageSize> source = request.region ? request.region->size() : service.size;
    if (source && !request.size.fitsIn(*source))
        return failure(ErrorKind::Usage, Tr::tr("The image cannot be asked for larger than it is."));
    // What a service advertises it must answer, and real ones do, even beyond their own limits.
    const bool isAdvertisedOnly = service.level == 0;
    if (!isAdvertisedOnly && !isWithinLimits(service, request.size))
        return failure(ErrorKind::Usage, Tr::tr("The image service does not deliver images that large."));
    if (request.rotation != QuarterTurns::None && !service.features.testFlag(ImageFeature::RotationBy90s))
        return failure(ErrorKind::Unsupported, Tr::tr("The image service does not turn images."));
    if (request.quality != ImageQuality::Default && !service.qualities.contains(qualityText(service, request.quality)))
        return failure(ErrorKind::Unsupported, Tr::tr("The image service does not offer this quality."));
    if (request.format != ImageFormat::Jpg && !service.formats.contains(formatText(request.format)))
        return failure(ErrorKind::Unsupported, Tr::tr("The image service does not offer this format."));
    return {};
}

bool scalesFreely(const ImageService &service)
{
    using enum ImageFeature;
    return service.features.testFlag(SizeByWh) || (service.api != ImageApi::V3 && service.features.testFlag(SizeByW));
}

ImageSize fitted(ImageSize image, qint64 longestSide)
{
    const qint64 longest = image.longestSide();
    if (longestSide >= longest)
        return image;
    const auto scaled = [&](qint64 side) { return std::max<qint64>(1, (side * longestSide + longest / 2) / longest); };
    return *ImageSize::of(scaled(image.width()), scaled(image.height()));
}

/// The smallest listed size that is large enough and not longer than `bound`; `sizes` ascend.
std::optional<ImageSize> listedSize(const QList<ImageSize> &sizes, qint64 longestSide, qint64 bound)
{
    for (const ImageSize &size : sizes) {
        if (size.longestSide() >= longestSide && size.longestSide() <= bound)
            return size;
    }
    return std::nullopt;
}

/// What a level 0 service has of the whole image: the tiles that cover all of it.
std::optional<ImageSize> wholeTile(const ImageService &service, qint64 longestSide)
{
    const qint64 width = service.size->width();
    const qint64 height = service.size->height();
    QList<ImageSize> found;
    for (const TileSet &set : service.tiles) {
        for (const qint64 factor : set.scaleFactors) {
            if (set.tile.width() * factor >= width && set.tile.height() * factor >= height)
                found.append(*ImageSize::of((width + factor - 1) / factor, (height + factor - 1) / factor));
        }
    }
    std::sort(found.begin(), found.end(), [](ImageSize a, ImageSize b) { return a.area() < b.area(); });
    if (const auto enough = listedSize(found, longestSide, ImageSize::MaxSide))
        return enough;
    return found.isEmpty() ? std::nullopt : std::optional(found.last());
}

} // namespace

Result<WebAddress> imageAddress(const ImageService &service, const ImageRequest &request, HostHabit habit)
{
    if (const Result<void> checked = check(service, request); !checked)
        return tl::unexpected(checked.error());
    return spelled(service, request, {.size = sizeSpelling(service, request, habit)});
}

QList<WebAddress> otherSpellings(const ImageService &service, const ImageRequest &request)
{
    if (service.level != 0)
        return {};
    const WebAddress canonical =
        spelled(service, request, {.size = sizeSpelling(service, request, HostHabit::Standard)});
    QList<WebAddress> others;
    for (const SizeSpelling size : {SizeSpelling::WidthAndHeight, SizeSpelling::Width}) {
        for (const RegionSpelling region : {RegionSpelling::Canonical, RegionSpelling::Numbers}) {
            const WebAddress address = spelled(service, request, {region, size});
            const bool isForVersion = size == SizeSpelling::WidthAndHeight || service.api != ImageApi::V3;
            if (isForVersion && address != canonical && !others.contains(address))
                others.append(address);
        }
    }
    return others;
}

std::optional<ImageRequest> thumbnailRequest(const ImageService &service, qint64 longestSide)
{
    if (!service.size || longestSide < 1)
        return std::nullopt;
    const bool isFree = scalesFreely(service);
    // A listed size is likely to be ready, but not at four times the pixels: 4TU lists the full size alone.
    if (const auto listed = listedSize(service.sizes, longestSide, isFree ? 2 * longestSide : ImageSize::MaxSide))
        return ImageRequest{.size = *listed};
    if (isFree) {
        const ImageSize wanted = fitted(*service.size, longestSide);
        return ImageRequest{.size = isWithinLimits(service, wanted) ? wanted : *largestSize(service)};
    }
    const std::optional<ImageSize> tile = wholeTile(service, longestSide);
    if (tile && (tile->longestSide() >= longestSide || service.sizes.isEmpty()))
        return ImageRequest{.size = *tile};
    return service.sizes.isEmpty() ? std::nullopt : std::optional(ImageRequest{.size = service.sizes.last()});
}

} // namespace kader::iiif
