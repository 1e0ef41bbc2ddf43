#include "imaging/samples.h"

#include <array>
#include <QBuffer>

#include <turbojpeg.h>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

iiif::ImageSize size(const QString &text)
{
    const QStringList sides = text.split(u'x');
    return *iiif::ImageSize::of(sides.first().toLongLong(), sides.last().toLongLong());
}

void advertise(iiif::ImageService &service, const QString &what, const QString &value)
{
    if (what == u"size")
        service.sizes.append(size(value));
    if (what == u"max")
        service.maxWidth = service.maxHeight = value.toLongLong();
    if (what == u"area")
        service.maxArea = value.toLongLong();
    if (what != u"tile")
        return;
    const QStringList parts = value.split(u':');
    iiif::TileSet set{.tile = size(parts.first())};
    for (const QString &factor : parts.value(1).split(u',', Qt::SkipEmptyParts))
        set.scaleFactors.append(factor.toLongLong());
    service.tiles.append(set);
}

} // namespace

iiif::ImageService service(const QString &text)
{
    const QStringList words = text.split(u' ');
    iiif::ImageService service{.id = *WebAddress::parse(u"https://a.org/i"_s), .size = size(words.at(2))};
    service.api = static_cast<iiif::ImageApi>(words.at(0).mid(1).toInt());
    service.level = words.at(1).mid(1).toInt();
    service.features.setFlag(iiif::ImageFeature::RegionByPx, service.level > 0);
    service.features.setFlag(iiif::ImageFeature::SizeByW, service.level > 0);
    service.features.setFlag(iiif::ImageFeature::SizeByWh,
                             service.level == 2 || (service.level == 1 && service.api == iiif::ImageApi::V3));
    for (qsizetype i = 3; i + 1 < words.size(); i += 2)
        advertise(service, words.at(i), words.at(i + 1));
    std::sort(service.sizes.begin(), service.sizes.end(), [](auto a, auto b) { return a.area() < b.area(); });
    return service;
}

QImage sampleImage(int width, int height, QImage::Format format)
{
    QImage image(width, height, QImage::Format_ARGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y,
                           qRgba(255 * x / width, 255 * y / height, (x * 7 + y * 13) % 256,
                                 format == QImage::Format_ARGB32 ? 128 : 255));
    }
    if (format != QImage::Format_ARGB32)
        image.convertTo(QImage::Format_RGB32); // or a palette gets a transparent colour
    return image.convertToFormat(format);
}

QByteArray jpeg(const QImage &rgb, JpegKind kind)
{
    const QImage image = rgb.convertToFormat(QImage::Format_RGB888);
    tjhandle handle = tjInitCompress();
    unsigned char *buffer = nullptr;
    unsigned long size = 0;
    tjCompress2(handle, image.constBits(), image.width(), static_cast<int>(image.bytesPerLine()), image.height(),
                TJPF_RGB, &buffer, &size, kind.subsampling, 85, kind.isProgressive ? TJFLAG_PROGRESSIVE : 0);
    const QByteArray bytes(reinterpret_cast<const char *>(buffer), static_cast<qsizetype>(size));
    tjFree(buffer);
    tjDestroy(handle);
    return bytes;
}

QByteArray png(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return bytes;
}

QList<imaging::Orientation> allOrientations()
{
    QList<imaging::Orientation> all;
    for (const bool isMirrored : {false, true}) {
        for (int quarters = 0; quarters < 4; ++quarters)
            all.append(imaging::Orientation(quarters, isMirrored));
    }
    return all;
}

const char *nameOf(imaging::Orientation orientation)
{
    static constexpr std::array turned{"", ", turned", ", upside down", ", turned back"};
    static constexpr std::array mirrored{", mirrored", ", mirrored and turned", ", mirrored upside down",
                                         ", mirrored and turned back"};
    return (orientation.isMirrored() ? mirrored : turned)[orientation.quarters()];
}

} // namespace kader::test
