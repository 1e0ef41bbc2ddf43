#include "iiif/rules_members.h"

#include "base/tr.h"
#include "base/webaddress.h"
#include "iiif/fragment.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

Value either(Value service, const char *name, const char *oldName)
{
    const Value value = service[name];
    return value ? value : service[oldName];
}

void checkNulls(Findings &findings, Value services)
{
    bool hasNull = services.isNull();
    bool hasOther = false;
    for (Value item : services.elements())
        (item.isNull() ? hasNull : hasOther) = true;
    if (!hasNull)
        return;
    findings.addRepairable(rule("service-null"), services,
                           {Tr::tr("The empty service was taken out."), [services, hasOther](Edits &edits) {
                                if (!hasOther) {
                                    edits.remove(services);
                                    return;
                                }
                                for (Value item : services) {
                                    if (item.isNull())
                                        edits.remove(item);
                                }
                            }});
}

bool namesLevel(Value profile)
{
    const Value first = profile.isArray() ? profile.firstChild() : profile;
    const QString text = first.isObject() ? either(first, "id", "@id").text() : first.text();
    for (const QLatin1StringView level : {"0"_L1, "1"_L1, "2"_L1}) {
        if (text.endsWith("level"_L1 + level) || text.endsWith("level"_L1 + level + ".json"_L1))
            return true;
    }
    return false;
}

/// By its type; one without a type by its profile.
bool isImageService(Value service, Value type)
{
    return type ? type.text().startsWith("ImageService"_L1) : namesLevel(service["profile"]);
}

/// Images are asked for under the id with more after it, so its end matters.
void checkImageServiceId(Findings &findings, Value id)
{
    QString text = id.text();
    const bool isInfo = text.endsWith("/info.json"_L1);
    if (!isInfo && !text.endsWith(u'/'))
        return;
    if (isInfo)
        text.chop(10);
    while (text.endsWith(u'/'))
        text.chop(1);
    Repair repair;
    if (WebAddress::parse(text))
        repair = {Tr::tr("The image service's id now ends where it should."),
                  [id, text](Edits &edits) { edits.replace(id, jsonString(text)); }};
    findings.addRepairable(isInfo ? rule("service-info") : rule("service-slash"), id, repair);
}

/// Image API 3, section 6: from level 1 on any width and height may be asked for.
bool scalesToAnySize(Value service)
{
    const QString profile = service["profile"].text();
    return service["type"].text() == "ImageService3"_L1 && (profile == "level1"_L1 || profile == "level2"_L1);
}

/// A size of the same shape whose longest side is `longest`, both sides at least 1.
CanvasSize scaledTo(CanvasSize size, qint64 longest)
{
    const double factor = double(longest) / double(qMax(size.width, size.height));
    return {qMax<qint64>(1, qRound64(double(size.width) * factor)),
            qMax<qint64>(1, qRound64(double(size.height) * factor))};
}

Value firstService(Value resource)
{
    const Value services = resource["service"];
    return services.isArray() ? services.firstChild() : services;
}

void checkThumbnailSize(Findings &findings, Value thumbnail)
{
    constexpr qint64 largest = 1024;
    constexpr qint64 wanted = 300;
    const Value service = firstService(thumbnail);
    const std::optional<qint64> width = service["width"].integer();
    const std::optional<qint64> height = service["height"].integer();
    const QString base = service["id"].text();
    const bool isWhole = thumbnail["id"].text() == base + u"/full/max/0/default.jpg"_s;
    if (!isWhole || !scalesToAnySize(service) || !width || !height || *width < 1 || *height < 1 ||
        qMax(*width, *height) <= largest)
        return;
    const CanvasSize size = scaledTo({*width, *height}, wanted);
    const QString id = u"%1/full/%2,%3/0/default.jpg"_s.arg(base).arg(size.width).arg(size.height);
    findings.addRepairable(
        rule("thumbnail-size"), thumbnail,
        {Tr::tr("The thumbnail is now an image of %1 by %2 pixels.").arg(size.width).arg(size.height),
         [thumbnail, size, id](Edits &edits) {
             edits.set(thumbnail, "id", jsonString(id));
             edits.set(thumbnail, "width", QByteArray::number(size.width));
             edits.set(thumbnail, "height", QByteArray::number(size.height));
         }},
        {QString::number(*width), QString::number(*height)});
}

} // namespace

void checkServices(const Site &site, Value services)
{
    Findings &findings = site.findings();
    if (services.isObject()) {
        findings.addRepairable(rule("service-list"), services,
                               {Tr::tr("The image service was put into a list."),
                                [services](Edits &edits) { edits.putIntoArray(services); }});
        checkService(findings, services);
    } else if (!services.isArray() && !services.isNull()) {
        findings.add(rule("link-object"), services, {services.key()});
    }
    checkNulls(findings, services);
    for (Value service : services.elements()) {
        if (service.isObject())
            checkService(findings, service);
        else if (!service.isNull())
            findings.add(rule("link-object"), service, {services.key()});
    }
}

void checkService(Findings &findings, Value service)
{
    const Value id = either(service, "id", "@id");
    const Value type = either(service, "type", "@type");
    const bool isOfImage = isImageService(service, type);
    if (isOfImage && !id)
        findings.add(rule("service-id"), service);
    if (isOfImage && !type)
        findings.add(rule("service-type"), service);
    if (!isOfImage && (!id || !type))
        findings.add(rule("service-unnamed"), service);
    if (id && type && id.key().startsWith(u'@') != type.key().startsWith(u'@'))
        findings.add(rule("service-mixed"), service);
    if (const Value context = service["@context"])
        findings.add(rule("service-context"), context);
    if (!isOfImage)
        return;
    if (!namesLevel(service["profile"]))
        findings.add(rule("service-profile"), service);
    checkImageServiceId(findings, id);
}

void checkThumbnails(const Site &site, Value thumbnails)
{
    if (thumbnails.isObject())
        checkThumbnailSize(site.findings(), thumbnails);
    for (Value thumbnail : thumbnails.elements())
        checkThumbnailSize(site.findings(), thumbnail);
}

void checkContent(const Site &site)
{
    const QString id = site[at("id")].text();
    const QString base = either(firstService(site.object()), "id", "@id").text();
    if (!base.isEmpty() && site[at("type")].text() == "Image"_L1 && (id == base || id == base + u'/'))
        site.findings().add(rule("painting-service"), site[at("id")]);
}

} // namespace kader::iiif
