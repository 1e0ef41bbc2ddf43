#include "iiif/upgradeclasses.h"
#include "iiif/upgradeforms.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

bool isWebPage(Value related)
{
    const QString format = related["format"].text();
    return format.isEmpty() || format.contains("html"_L1);
}

/// What a resource is by its media type; empty for one that does not tell.
QByteArray typeOfFormat(const QString &format)
{
    struct Known {
        QLatin1StringView beginning;
        const char *type;
    };
    static constexpr Known known[] = {{"text/"_L1, "Text"},
                                      {"application/pdf"_L1, "Text"},
                                      {"image/"_L1, "Image"},
                                      {"audio/"_L1, "Sound"},
                                      {"video/"_L1, "Video"}};
    for (const Known &candidate : known) {
        if (format.startsWith(candidate.beginning))
            return candidate.type;
    }
    return {};
}

QByteArray typeOf(Value resource, const QByteArray &otherwise)
{
    QByteArray type = upgradedType(resource["@type"] ? resource["@type"] : resource["type"]);
    if (type.isEmpty())
        type = typeOfFormat(resource["format"].text());
    return type.isEmpty() ? otherwise : type;
}

void writeResource(Upgrader &upgrader, Value value, const UpgradeAs &as)
{
    if (value.isString() ? value.raw().size() > 2 : value.isObject())
        upgrader.resource(value, value.isObject() ? classOfType(as.type) : contentClass, as);
}

/// What something is part of, which an answer of a search describes without an address.
void writePart(Upgrader &upgrader, Value whole, const Upgradee &owner, int position)
{
    if (!whole.isObject() || upgradeId(whole))
        return writeLink(upgrader, whole, owner.cls->within);
    writeResource(upgrader, whole,
                  {.type = typeOf(whole, owner.cls->within),
                   .base = owner.id,
                   .path = "/part-of/" + QByteArray::number(position)});
}

} // namespace

void writeLink(Upgrader &upgrader, Value value, const QByteArray &type, bool needsLabel)
{
    UpgradeAs as{.type = typeOf(value, type), .needsLabel = needsLabel};
    as.id = value.isString() ? value.text().toUtf8() : QByteArray();
    writeResource(upgrader, value, as);
}

void writeContent(Upgrader &upgrader, Value value, const QByteArray &type)
{
    UpgradeAs as{.type = typeOf(value, type)};
    as.id = value.isString() ? value.text().toUtf8() : addressFromService(value);
    if (value.isObject() && !as.id.isEmpty())
        upgrader.tell(UpgradeNote::ImageAddress);
    writeResource(upgrader, value, as);
}

void homepageForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    for (const Value related : upgradeListed(value)) {
        if (upgradeId(related) && isWebPage(related))
            writeLink(upgrader, related, "Text", true);
    }
}

void relatedEntryForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    for (const Value related : upgradeListed(value)) {
        if (related.raw() == "\"\"" || (upgradeId(related) && isWebPage(related)))
            continue;
        upgrader.tell(UpgradeNote::Related);
        writeMetadataEntry(upgrader, u"Related"_s, related);
    }
}

void renderingForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    for (const Value rendering : upgradeListed(value))
        writeLink(upgrader, rendering, "Dataset", true);
}

void linkForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    for (const Value link : upgradeListed(value))
        writeLink(upgrader, link, "Dataset");
}

void imageForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    for (const Value image : upgradeListed(value))
        writeContent(upgrader, image, "Image");
}

void partOfForm(Upgrader &upgrader, Value value, const Upgradee &owner)
{
    int position = 0;
    for (const Value whole : upgradeListed(value)) {
        ++position;
        const bool isNesting =
            upgrader.ranges && owner.cls == &rangeClass && upgrader.ranges->hasId(upgradeIdText(whole));
        if (!isNesting)
            writePart(upgrader, whole, owner, position);
    }
}

void startForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    writeLink(upgrader, value.isArray() ? value.firstChild() : value, "Canvas");
}

void layerLinkForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    writeLink(upgrader, value, "AnnotationCollection");
}

void pageLinkForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    writeLink(upgrader, value, "AnnotationPage");
}

void collectionLinkForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    writeLink(upgrader, value, "Collection");
}

void behaviorForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    for (const Value hint : upgradeListed(value)) {
        if (hint.isString() && hint.raw() != "\"top\"" && hint.raw() != "\"\"")
            upgrader.out.raw(hint.raw());
    }
}

void copyForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    if (value.raw() != "\"\"")
        upgrader.out.raw(value.raw());
}

void elementsForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    for (const Value element : upgradeListed(value))
        upgrader.out.raw(element.raw());
}

void numberForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    static const QRegularExpression number(u"^0*(0|[1-9][0-9]{0,17}(?:\\.[0-9]{1,17})?)$"_s);
    const QRegularExpressionMatch match = number.match(value.text().trimmed());
    if (match.hasMatch())
        upgrader.out.raw(match.captured(1).toLatin1());
    else
        upgrader.out.raw(value.raw());
}

} // namespace kader::iiif
