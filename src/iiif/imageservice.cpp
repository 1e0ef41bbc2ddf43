#include "iiif/imageservice.h"

#include "base/tr.h"
#include "iiif/imageservicereader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

constexpr qsizetype MaxBytes = 4 * 1024 * 1024;

Result<QJsonValue> parsed(const QByteArray &json, const Place &place)
{
    if (json.size() > MaxBytes)
        return failure(ErrorKind::TooLarge, Tr::tr("The description of the image is larger than 4 MB."), place);
    const QByteArray bare = json.startsWith("\xEF\xBB\xBF") ? json.mid(3) : json;
    QJsonParseError error;
    // A text or null alone is no document to this parser, so it gets an array around it.
    const QJsonArray wrapped = QJsonDocument::fromJson('[' + bare + ']', &error).array();
    if (error.error != QJsonParseError::NoError || wrapped.size() != 1)
        return failure(ErrorKind::Malformed, Tr::tr("The description of the image is not valid JSON."), place);
    return wrapped.first();
}

/// Other services (search, authentication, physical dimensions, …) say so by type, context or profile.
bool isImageService(const QJsonObject &object)
{
    const QString type = joinedTexts(object.value("type"_L1)) + joinedTexts(object.value("@type"_L1));
    if (type.contains("ImageService"_L1) || type.contains("iiif:Image"_L1))
        return true;
    const QString words = joinedTexts(object.value("@context"_L1)) + joinedTexts(object.value("profile"_L1));
    if (words.isEmpty())
        return type.isEmpty();
    static const QRegularExpression image(u"/image/[0-9]|image-api|^level[012]$"_s);
    return image.match(words).hasMatch();
}

} // namespace

Result<ImageServiceReading> readImageInfo(const QByteArray &json, const InfoContext &context)
{
    const Result<QJsonValue> value = parsed(json, context.place);
    if (!value)
        return tl::unexpected(value.error());
    if (!value->isObject())
        return failure(ErrorKind::Malformed, Tr::tr("The description of the image is not a JSON object."),
                       context.place);
    return ImageServiceReader(value->toObject(), context).read();
}

Result<std::optional<ImageServiceReading>> readServiceProperty(const QByteArray &json, const Place &place)
{
    const Result<QJsonValue> value = parsed(json, place);
    if (!value)
        return tl::unexpected(value.error());
    const QJsonArray entries = value->isArray() ? value->toArray() : QJsonArray{*value};
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QJsonValue entry = entries.at(i);
        const QJsonObject object = entry.isString() ? QJsonObject{{u"id"_s, entry}} : entry.toObject();
        if (object.isEmpty() || !isImageService(object))
            continue;
        InfoContext context{.place = place};
        if (value->isArray())
            context.place.pointer += u"/%1"_s.arg(i);
        if (Result<ImageServiceReading> reading = ImageServiceReader(object, context).read())
            return std::optional(std::move(*reading));
    }
    return std::optional<ImageServiceReading>();
}

WebAddress infoAddress(const ImageService &service)
{
    return service.id.appended(u"/info.json"_s);
}

std::optional<ImageSize> largestSize(const ImageService &service)
{
    if (!service.size)
        return std::nullopt;
    const auto fullWidth = static_cast<double>(service.size->width());
    const auto fullHeight = static_cast<double>(service.size->height());
    qint64 width = service.size->width();
    qint64 height = service.size->height();
    if (service.maxArea && *service.maxArea < service.size->area()) {
        const double shrink =
            std::sqrt(static_cast<double>(*service.maxArea) / static_cast<double>(service.size->area()));
        width = static_cast<qint64>(fullWidth * shrink);
        height = static_cast<qint64>(fullHeight * shrink);
    }
    if (service.maxWidth && *service.maxWidth < width) {
        width = *service.maxWidth;
        height = std::llround(fullHeight * static_cast<double>(width) / fullWidth);
    }
    if (service.maxHeight && *service.maxHeight < height) {
        height = *service.maxHeight;
        width = std::llround(fullWidth * static_cast<double>(height) / fullHeight);
    }
    width = std::max<qint64>(width, 1);
    height = std::max<qint64>(height, 1);
    // Strips: a side that is one pixel at least must not carry the area over the limit.
    if (service.maxArea && width * height > *service.maxArea)
        (width > height ? width : height) = std::max<qint64>(*service.maxArea / std::min(width, height), 1);
    return ImageSize::of(width, height);
}

bool isWithinLimits(const ImageService &service, ImageSize size)
{
    return size.width() <= service.maxWidth.value_or(size.width()) &&
           size.height() <= service.maxHeight.value_or(size.height()) &&
           size.area() <= service.maxArea.value_or(size.area());
}

} // namespace kader::iiif
