#include "iiif/imageservicereader.h"

#include "base/tr.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::iiif {

ServiceProfile serviceProfile(const QJsonValue &value)
{
    ServiceProfile profile;
    const QJsonArray entries = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue &entry : entries) {
        if (entry.isString())
            profile.texts.append(entry.toString());
        if (!entry.isObject())
            continue;
        const QJsonObject object = entry.toObject();
        profile.objects.append(object);
        for (const auto &key : {"@id"_L1, "id"_L1}) {
            if (object.value(key).isString())
                profile.texts.append(object.value(key).toString());
        }
    }
    return profile;
}

QString joinedTexts(const QJsonValue &value)
{
    return serviceProfile(value).texts.join(u' ');
}

namespace {

constexpr qsizetype MaxEntries = 1000; // of sizes, tiles and scale factors; real services list some twenty

QStringList textsOf(const QJsonValue &value)
{
    return serviceProfile(value).texts;
}

ImageFeatures levelFeatures(ImageApi api, int level)
{
    using enum ImageFeature;
    if (level == 0)
        return {};
    ImageFeatures features = RegionByPx | SizeByW;
    if (level == 2)
        features |= RotationBy90s | SizeByWh;
    if (api == ImageApi::V3)
        features |= SizeByWh;
    return features;
}

ImageFeatures namedFeatures(const QStringList &names)
{
    using enum ImageFeature;
    struct Name {
        QLatin1StringView text;
        ImageFeature feature;
    };
    static const std::array known{Name{"regionByPx"_L1, RegionByPx},
                                  Name{"sizeByW"_L1, SizeByW},
                                  Name{"sizeByWh"_L1, SizeByWh},
                                  Name{"sizeByForcedWh"_L1, SizeByWh},
                                  Name{"sizeByDistortedWh"_L1, SizeByWh},
                                  Name{"rotationBy90s"_L1, RotationBy90s},
                                  Name{"rotationArbitrary"_L1, RotationBy90s}};
    ImageFeatures features;
    for (const Name &name : known)
        features.setFlag(name.feature, features.testFlag(name.feature) || names.contains(name.text));
    return features;
}

} // namespace

ImageServiceReader::ImageServiceReader(QJsonObject object, const InfoContext &context)
    : m_object(std::move(object)), m_context(context), m_profile(serviceProfile(m_object.value("profile"_L1)))
{}

void ImageServiceReader::tell(Severity severity, const QString &rule, const QString &message, const QString &pointer)
{
    m_diagnostics.append(
        {.severity = severity,
         .rule = rule,
         .message = message,
         .place = {.document = m_context.place.document, .pointer = m_context.place.pointer + pointer}});
}

std::optional<qint64> ImageServiceReader::positive(const QJsonValue &value, const QString &pointer)
{
    if (value.isUndefined())
        return std::nullopt;
    bool isNumber = value.isDouble();
    const double number = isNumber ? value.toDouble() : value.toString().trimmed().toDouble(&isNumber);
    if (!isNumber || !(number >= 1) ||
        number > static_cast<double>(ImageSize::MaxSide) * static_cast<double>(ImageSize::MaxSide)) {
        tell(Severity::Warning, u"service-number"_s, Tr::tr("A positive whole number is expected here; it is ignored."),
             pointer);
        return std::nullopt;
    }
    if (!value.isDouble() || number != std::floor(number))
        tell(Severity::Info, u"service-number"_s, Tr::tr("The number is not written as a whole number."), pointer);
    return static_cast<qint64>(number);
}

std::optional<ImageSize> ImageServiceReader::sizeAt(const QJsonObject &object, const QString &pointer)
{
    const auto width = positive(object.value("width"_L1), pointer + "/width"_L1);
    const auto height = positive(object.value("height"_L1), pointer + "/height"_L1);
    return width && height ? ImageSize::of(*width, *height) : std::nullopt;
}

QString ImageServiceReader::idText()
{
    const QString plain = m_object.value("id"_L1).toString();
    const QString old = m_object.value("@id"_L1).toString();
    const bool isMixed = !plain.isEmpty() && !old.isEmpty();
    if (isMixed || (m_object.contains("type"_L1) && m_object.contains("@type"_L1)))
        tell(Severity::Info, u"service-mixed-ids"_s,
             Tr::tr("The image service has names of two versions of the Image API at once."));
    QString text = (plain.isEmpty() ? old : plain).trimmed();
    const QString written = text;
    if (text.endsWith("/info.json"_L1))
        text.chop(10);
    while (text.endsWith(u'/'))
        text.chop(1);
    if (text != written)
        tell(Severity::Info, u"service-id-suffix"_s,
             Tr::tr("The address of the image service ends in \"/\" or \"/info.json\"; that is left off."),
             plain.isEmpty() ? u"/@id"_s : u"/id"_s);
    return text;
}

std::optional<WebAddress> ImageServiceReader::ownAddress()
{
    const QString text = idText();
    const auto own = WebAddress::parse(text);
    if (!own && m_context.requestedBase)
        tell(Severity::Warning, u"service-id"_s,
             Tr::tr("The image description names no usable address; the one it was asked for at is used."));
    else if (own && m_context.requestedBase && own->text() != m_context.requestedBase->text())
        tell(Severity::Info, u"service-id-differs"_s,
             Tr::tr("The image description calls itself %1; the manifest's address is used.").arg(own->text()));
    return own;
}

ImageApi ImageServiceReader::sniffApi()
{
    const QString type = joinedTexts(m_object.value("type"_L1)) + u' ' + joinedTexts(m_object.value("@type"_L1));
    const QString context = joinedTexts(m_object.value("@context"_L1));
    const QString profile = m_profile.texts.join(u' ');
    static const QRegularExpression shortLevel(u"^level[012]$"_s);
    if (type.contains("ImageService3"_L1))
        return ImageApi::V3;
    if (type.contains("ImageService2"_L1))
        return ImageApi::V2;
    if (type.contains("ImageService1"_L1))
        return ImageApi::V1;
    if (context.contains("/image/3/"_L1) || profile.contains("/image/3/"_L1) || shortLevel.match(profile).hasMatch())
        return ImageApi::V3;
    if (context.contains("/image/2/"_L1) || profile.contains("/image/2/"_L1))
        return ImageApi::V2;
    if ((context + profile).contains("library.stanford.edu"_L1) || (context + profile).contains("/image/1/"_L1) ||
        m_object.contains("identifier"_L1))
        return ImageApi::V1;
    tell(Severity::Warning, u"service-version"_s,
         Tr::tr("The image service does not say which version of the Image API it speaks."));
    return m_object.contains("@id"_L1) && !m_object.contains("id"_L1) ? ImageApi::V2 : ImageApi::V3;
}

int ImageServiceReader::sniffLevel()
{
    static const QRegularExpression level(u"level([012])(\\.json)?/?$"_s);
    for (const QString &text : std::as_const(m_profile.texts)) {
        const QRegularExpressionMatch match = level.match(text);
        if (match.hasMatch())
            return match.capturedView(1).toInt();
    }
    const bool hasOnlySizes = m_object.contains("sizes"_L1) && !m_object.contains("tiles"_L1);
    tell(Severity::Warning, u"service-level"_s,
         Tr::tr("The image service does not say what it can do; level %1 is assumed.").arg(hasOnlySizes ? 0 : 1),
         u"/profile"_s);
    return hasOnlySizes ? 0 : 1;
}

void ImageServiceReader::readSize(ImageService &service)
{
    service.size = sizeAt(m_object, {});
    const bool isWhole =
        m_object.contains("width"_L1) || m_object.contains("height"_L1) || m_object.contains("protocol"_L1);
    if (isWhole && !service.size)
        tell(Severity::Error, u"service-size"_s, Tr::tr("The image description gives no usable width and height."));
    if (service.size && m_context.bodySize && *service.size != *m_context.bodySize)
        tell(Severity::Warning, u"service-size-differs"_s,
             Tr::tr("The manifest says the image is %1×%2 pixels, its service says %3×%4; the service is believed.")
                 .arg(m_context.bodySize->width())
                 .arg(m_context.bodySize->height())
                 .arg(service.size->width())
                 .arg(service.size->height()));
}

void ImageServiceReader::readLimits(ImageService &service)
{
    const auto limit = [this](QLatin1StringView name) -> std::optional<qint64> {
        if (m_object.contains(name))
            return positive(m_object.value(name), u'/' + QString(name));
        for (const QJsonObject &object : std::as_const(m_profile.objects)) {
            if (object.contains(name))
                return positive(object.value(name), u"/profile"_s);
        }
        return std::nullopt;
    };
    service.maxWidth = limit("maxWidth"_L1);
    service.maxHeight = limit("maxHeight"_L1);
    service.maxArea = limit("maxArea"_L1);
    if (!service.maxHeight)
        service.maxHeight = service.maxWidth;
}

void ImageServiceReader::readAbilities(ImageService &service)
{
    QStringList supports = textsOf(m_object.value("extraFeatures"_L1));
    service.formats =
        QStringList{u"jpg"_s} + textsOf(m_object.value("extraFormats"_L1)) + textsOf(m_object.value("formats"_L1));
    service.qualities = QStringList{service.api == ImageApi::V1 ? u"native"_s : u"default"_s} +
                        textsOf(m_object.value("extraQualities"_L1)) + textsOf(m_object.value("qualities"_L1));
    for (const QJsonObject &object : std::as_const(m_profile.objects)) {
        supports += textsOf(object.value("supports"_L1));
        service.formats += textsOf(object.value("formats"_L1));
        service.qualities += textsOf(object.value("qualities"_L1));
    }
    if (service.level == 2) {
        service.formats.append(u"png"_s);
        service.qualities += service.api == ImageApi::V1 ? QStringList{u"color"_s, u"grey"_s, u"bitonal"_s}
                                                         : QStringList{u"color"_s, u"gray"_s};
        if (service.api == ImageApi::V2)
            service.qualities.append(u"bitonal"_s);
    }
    service.formats.removeDuplicates();
    service.qualities.removeDuplicates();
    service.features = levelFeatures(service.api, service.level) | namedFeatures(supports);
}

void ImageServiceReader::readSizes(ImageService &service)
{
    const QJsonArray entries = m_object.value("sizes"_L1).toArray();
    for (qsizetype i = 0; i < std::min(entries.size(), MaxEntries); ++i) {
        const QString pointer = u"/sizes/%1"_s.arg(i);
        const auto size = sizeAt(entries.at(i).toObject(), pointer);
        if (!size || !service.size) {
            if (size)
                service.sizes.append(*size);
            continue;
        }
        // One pixel of rounding on either side is everywhere; more would squeeze the image.
        const qint64 skew = std::abs(size->width() * service.size->height() - size->height() * service.size->width());
        if (size->fitsIn(*service.size) && skew <= service.size->width() + service.size->height())
            service.sizes.append(*size);
        else
            tell(Severity::Warning, u"service-sizes"_s,
                 Tr::tr("The listed size %1×%2 does not match the image and is not used.")
                     .arg(size->width())
                     .arg(size->height()),
                 pointer);
    }
    std::sort(service.sizes.begin(), service.sizes.end(), [](ImageSize a, ImageSize b) { return a.area() < b.area(); });
}

QList<qint64> ImageServiceReader::scaleFactors(const QJsonValue &value, const QString &pointer)
{
    QList<qint64> factors;
    const QJsonArray entries = value.toArray();
    for (qsizetype i = 0; i < std::min(entries.size(), MaxEntries); ++i) {
        const auto factor = positive(entries.at(i), pointer + u"/%1"_s.arg(i));
        if (factor && *factor <= ImageSize::MaxSide)
            factors.append(*factor);
    }
    std::sort(factors.begin(), factors.end());
    factors.erase(std::unique(factors.begin(), factors.end()), factors.end());
    if (factors.isEmpty())
        tell(Severity::Warning, u"service-tiles"_s, Tr::tr("The tiles name no scale factors."), pointer);
    return factors;
}

void ImageServiceReader::readTileSet(const QJsonObject &object, const QString &pointer, ImageService &service)
{
    const auto width = positive(object.value("width"_L1), pointer + "/width"_L1);
    const auto height =
        object.contains("height"_L1) ? positive(object.value("height"_L1), pointer + "/height"_L1) : width;
    const auto tile = width ? ImageSize::of(*width, height.value_or(*width)) : std::nullopt;
    if (!tile) {
        tell(Severity::Warning, u"service-tiles"_s, Tr::tr("The tiles have no usable size and are not used."), pointer);
        return;
    }
    if (!isWithinLimits(service, *tile))
        tell(Severity::Warning, u"service-tiles"_s, Tr::tr("The tiles are larger than the service's own limits."),
             pointer);
    service.tiles.append(
        {.tile = *tile, .scaleFactors = scaleFactors(object.value("scaleFactors"_L1), pointer + "/scaleFactors"_L1)});
}

void ImageServiceReader::readTiles(ImageService &service)
{
    if (m_object.contains("tile_width"_L1)) { // version 1
        QJsonObject set{{u"width"_s, m_object.value("tile_width"_L1)},
                        {u"scaleFactors"_s, m_object.value("scale_factors"_L1)}};
        if (m_object.contains("tile_height"_L1))
            set.insert(u"height"_s, m_object.value("tile_height"_L1));
        readTileSet(set, {}, service);
        return;
    }
    const QJsonValue tiles = m_object.value("tiles"_L1);
    const QJsonArray sets = tiles.isObject() ? QJsonArray{tiles} : tiles.toArray();
    for (qsizetype i = 0; i < std::min(sets.size(), MaxEntries); ++i)
        readTileSet(sets.at(i).toObject(), u"/tiles/%1"_s.arg(i), service);
}

Result<ImageServiceReading> ImageServiceReader::read()
{
    const std::optional<WebAddress> own = ownAddress();
    if (!own && !m_context.requestedBase)
        return failure(ErrorKind::Malformed, Tr::tr("The image service has no http(s) address."), m_context.place);
    ImageService service{.id = m_context.requestedBase ? *m_context.requestedBase : *own};
    if (own && own->text() != service.id.text())
        service.declaredId = own;
    service.api = sniffApi();
    service.level = sniffLevel();
    readSize(service);
    readLimits(service);
    readAbilities(service);
    readSizes(service);
    readTiles(service);
    return ImageServiceReading{std::move(service), std::move(m_diagnostics)};
}

} // namespace kader::iiif
