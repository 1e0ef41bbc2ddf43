#include "iiif/upgradeclasses.h"
#include "iiif/upgradeforms.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

void writePartOf(Upgrader &upgrader, Value within)
{
    upgrader.out.list("partOf", false, [&] {
        for (const Value manifest : upgradeListed(within))
            writeLink(upgrader, manifest, "Manifest");
    });
}

void writeTarget(Upgrader &upgrader, Value target)
{
    if (!target.isObject())
        return upgrader.out.raw(target.raw());
    if (target["full"] || target["source"] || target["selector"] || hasType(target["@type"], "SpecificResource"))
        return upgrader.resource(target, targetClass, {});
    writeLink(upgrader, target, "Canvas");
}

/// Alternatives beside each other, however they are nested.
void collectSelectors(Upgrader &upgrader, Value value, std::vector<Value> &all)
{
    const Upgrader::Level level(upgrader);
    if (level.isTooDeep())
        return upgrader.tell(UpgradeNote::TooDeep);
    for (const Value selector : upgradeListed(value)) {
        if (selector.isArray()) {
            collectSelectors(upgrader, selector, all);
        } else if (selector["default"] || selector["item"]) {
            collectSelectors(upgrader, selector["default"], all);
            collectSelectors(upgrader, selector["item"], all);
        } else {
            all.push_back(selector);
        }
    }
}

/// By its type, else by its looks; empty for what looks like nothing known.
QByteArray selectorType(Value selector)
{
    for (const Value type : upgradeListed(selector["@type"] ? selector["@type"] : selector["type"])) {
        const QString text = type.text();
        if (text.endsWith("Selector"_L1))
            return text.sliced(std::max(text.lastIndexOf(u':'), text.lastIndexOf(u'#')) + 1).toUtf8();
    }
    const Value value = selector["value"] ? selector["value"] : selector["chars"];
    const QString text = (selector.isString() ? selector : value).text();
    if (text.contains("<svg"_L1))
        return "SvgSelector";
    if (text.contains("xywh="_L1) || text.startsWith("t="_L1))
        return "FragmentSelector";
    if (selector["region"])
        return "ImageApiSelector";
    return selector["x"] || selector["y"] ? "PointSelector" : "";
}

void writeConformsTo(Upgrader &upgrader)
{
    upgrader.out.text("conformsTo", u"http://www.w3.org/TR/media-frags/"_s);
}

void writeSelector(Upgrader &upgrader, Value selector)
{
    const QByteArray type = selectorType(selector);
    if (type.isEmpty())
        return upgrader.out.raw(selector.raw());
    if (selector.isObject())
        return upgrader.resource(selector, selectorClass, {.type = type});
    upgrader.out.beginObject();
    upgrader.out.text("type", QString::fromUtf8(type));
    if (type == "FragmentSelector")
        writeConformsTo(upgrader);
    upgrader.out.key("value");
    upgrader.out.raw(selector.raw());
    upgrader.out.endObject();
}

} // namespace

void targetForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    if (!value.isArray())
        return writeTarget(upgrader, value);
    upgrader.out.beginArray();
    for (const Value target : upgradeListed(value))
        writeTarget(upgrader, target);
    upgrader.out.endArray();
}

void targetSourceForm(Upgrader &upgrader, Value value, const Upgradee &owner)
{
    const Value within = owner.value["within"];
    const Value id = upgradeId(value);
    if (value.isObject() && (!within || value.count() > 2 || !id)) {
        if (within)
            upgrader.tell(UpgradeNote::LeftOut);
        return writeLink(upgrader, value, "Canvas");
    }
    if (!id)
        return;
    UpgradeWriter &out = upgrader.out;
    out.beginObject();
    out.key("id");
    out.raw(id.raw());
    const QByteArray type = upgradedType(value["@type"]);
    out.text("type", type.isEmpty() ? u"Canvas"_s : QString::fromUtf8(type));
    writePartOf(upgrader, within);
    out.endObject();
}

void selectorForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    std::vector<Value> all;
    collectSelectors(upgrader, value, all);
    const bool isSingle = value.isString() || (value.isObject() && !value["default"] && !value["item"]);
    if (all.empty())
        return;
    if (isSingle)
        return writeSelector(upgrader, all.front());
    upgrader.out.beginArray();
    for (const Value selector : all)
        writeSelector(upgrader, selector);
    upgrader.out.endArray();
}

void finishSelector(Upgrader &upgrader, const Upgradee &owner)
{
    if (selectorType(owner.value) == "FragmentSelector" && !upgradeHas(owner.value, "conformsTo"))
        writeConformsTo(upgrader);
}

} // namespace kader::iiif
