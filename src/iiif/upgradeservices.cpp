#include "iiif/upgradeclasses.h"
#include "iiif/upgradeforms.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

struct ServiceKind {
    QLatin1StringView sign; ///< In its profile, or in its context.
    const char *type;
};

// The first that fits counts: profiles tell more than the context they share.
constexpr ServiceKind kinds[] = {
    {"/search/1/autocomplete"_L1, "AutoCompleteService1"},
    {"/search/0/autocomplete"_L1, "AutoCompleteService1"},
    {"/search/1/"_L1, "SearchService1"},
    {"/search/0/"_L1, "SearchService1"},
    {"/auth/1/token"_L1, "AuthTokenService1"},
    {"/auth/0/token"_L1, "AuthTokenService1"},
    {"/auth/1/logout"_L1, "AuthLogoutService1"},
    {"/auth/0/logout"_L1, "AuthLogoutService1"},
    {"/auth/1/"_L1, "AuthCookieService1"},
    {"/auth/0/"_L1, "AuthCookieService1"},
    {"/image/3/"_L1, "ImageService3"},
    {"/image/2"_L1, "ImageService2"},
    {"/image/1"_L1, "ImageService1"},
    {"/image-api/1"_L1, "ImageService1"},
    {"library.stanford.edu/iiif/image-api"_L1, "ImageService1"},
};

/// Addresses in a member that may be one, an object with one, or a list of these.
QString addresses(Value value)
{
    QStringList all;
    for (const Value one : upgradeListed(value))
        all.append(upgradeId(one).text());
    return all.join(u' ');
}

bool isServiceType(Value type)
{
    for (const Value one : upgradeListed(type)) {
        if (one.text().contains("Service"_L1) && !one.text().contains(u':'))
            return true;
    }
    return false;
}

/// The type of version 3; empty where nothing tells.
QByteArray serviceType(Value service)
{
    for (const QString &words : {addresses(service["profile"]), addresses(service["@context"])}) {
        for (const ServiceKind &kind : kinds) {
            if (words.contains(kind.sign))
                return kind.type;
        }
    }
    return {};
}

/// Services of images that say nothing of themselves are taken for the image service of the document's time.
QByteArray typeOrGuess(Upgrader &upgrader, Value service, const Upgradee &owner)
{
    const QByteArray type = serviceType(service);
    if (!type.isEmpty())
        return type;
    const bool isTelling = upgradeHas(service, "profile") || upgradeHas(service, "@context");
    if (isTelling || owner.cls != &contentClass)
        return "Service";
    upgrader.tell(UpgradeNote::ServiceType);
    return "ImageService2";
}

bool isKnownContext(Value context)
{
    return addresses(context).contains("iiif.io/api/"_L1) || addresses(context).contains("library.stanford.edu"_L1);
}

void writeMembers(Upgrader &upgrader, Value service, const Upgradee &owner)
{
    const bool hasType = isServiceType(service["@type"]) || isServiceType(service["type"]);
    const bool isOld = service["@id"].exists();
    UpgradeWriter &out = upgrader.out;
    for (Value member : service) {
        const QString name = member.key();
        const bool isType = name == "@type"_L1 || name == "type"_L1;
        if ((isType && !hasType) || (name == "@context"_L1 && isKnownContext(member)))
            continue;
        if (name == "service"_L1) {
            out.list("service", false, [&] { serviceForm(upgrader, member, owner); });
            continue;
        }
        upgrader.copyMember(member);
        if (!hasType && name == (isOld ? "@id"_L1 : "id"_L1))
            out.text(isOld ? "@type" : "type", QString::fromUtf8(typeOrGuess(upgrader, service, owner)));
    }
}

void writeService(Upgrader &upgrader, Value service, const Upgradee &owner)
{
    UpgradeWriter &out = upgrader.out;
    const Upgrader::Level level(upgrader);
    if (level.isTooDeep() || !(service.isObject() || service.isString())) {
        upgrader.tell(UpgradeNote::TooDeep);
        return out.raw(service.raw());
    }
    out.beginObject();
    if (service.isString()) {
        out.key("@id");
        out.raw(service.raw());
        out.text("@type", QString::fromUtf8(typeOrGuess(upgrader, service, owner)));
    } else {
        writeMembers(upgrader, service, owner);
    }
    out.endObject();
}

} // namespace

void serviceForm(Upgrader &upgrader, Value value, const Upgradee &owner)
{
    for (const Value service : upgradeListed(value)) {
        if (service.isObject() || (service.isString() && service.raw().size() > 2))
            writeService(upgrader, service, owner);
    }
}

QByteArray addressFromService(Value image)
{
    for (const Value service : upgradeListed(image["service"])) {
        const QByteArray type = serviceType(service);
        QString base = upgradeId(service).text();
        while (base.endsWith(u'/'))
            base.chop(1);
        QString own = upgradeId(image).text();
        while (own.endsWith(u'/'))
            own.chop(1);
        if (base.isEmpty() || (!own.isEmpty() && own != base) || !(type.isEmpty() || type.startsWith("ImageService")))
            continue;
        const bool isV3 = type == "ImageService3" || service["type"].text() == "ImageService3"_L1;
        const bool isV1 = type == "ImageService1";
        return (base + (isV3   ? "/full/max/0/default.jpg"_L1
                        : isV1 ? "/full/full/0/native.jpg"_L1
                               : "/full/full/0/default.jpg"_L1))
            .toUtf8();
    }
    return {};
}

} // namespace kader::iiif
