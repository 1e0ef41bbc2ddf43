#include "iiif/upgradeclasses.h"
#include "iiif/upgradeforms.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

bool isNothing(Value body)
{
    const QString id = upgradeId(body).text();
    return id == "rdf:nil"_L1 || id.endsWith("22-rdf-syntax-ns#nil"_L1);
}

bool isText(Value body)
{
    return body["chars"] || body["cnt:chars"] || hasType(body["@type"], "ContentAsText");
}

bool isAlternatives(Value body)
{
    return hasType(body["@type"], "Choice") || (body["default"] && body["item"]);
}

void writeBody(Upgrader &upgrader, Value body, const Upgradee &owner)
{
    const bool isPainting = owner.isPainting;
    if (isNothing(body))
        return upgrader.tell(UpgradeNote::NoBody);
    if (body.isString() && !isPainting)
        return upgrader.out.raw(body.raw());
    if (isAlternatives(body))
        return upgrader.resource(body, choiceClass, {.isPainting = isPainting});
    if (body["full"] || hasType(body["@type"], "SpecificResource"))
        return upgrader.resource(body, specificClass, {.isPainting = isPainting});
    if (isText(body))
        return upgrader.resource(body, textClass, {});
    writeContent(upgrader, body, isPainting ? "Image" : "Dataset");
}

/// Those that say something.
std::vector<Value> motivations(Value value)
{
    std::vector<Value> all = upgradeListed(value);
    all.erase(std::remove_if(all.begin(), all.end(), [](Value it) { return it.text().isEmpty(); }), all.end());
    return all;
}

QString withoutPrefix(QString motivation)
{
    while (motivation.startsWith("sc:"_L1) || motivation.startsWith("oa:"_L1))
        motivation.remove(0, 3);
    return motivation;
}

/// In a list of annotations nothing is painted: what says so is a transcription, if it is text.
QString upgradedMotivation(Upgrader &upgrader, Value motivation, const Upgradee &owner)
{
    const QString text = withoutPrefix(motivation.text());
    if (text != "painting"_L1 || owner.isPainting)
        return text;
    const std::vector<Value> bodies = upgradeListed(owner.value["resource"]);
    const bool isTranscription = std::any_of(bodies.begin(), bodies.end(), isText);
    upgrader.tell(isTranscription ? UpgradeNote::Transcription : UpgradeNote::PaintingAside);
    return isTranscription ? u"supplementing"_s : text;
}

} // namespace

void annotationsForm(Upgrader &upgrader, Value value, const Upgradee &owner)
{
    int position = 0;
    for (const Value annotation : upgradeListed(value)) {
        ++position;
        if (annotation.isString())
            writeLink(upgrader, annotation, "Annotation");
        else if (annotation.isObject())
            writeUpgradedAnnotation(upgrader, annotation,
                                    {.base = owner.id, .path = "/annotation/" + QByteArray::number(position)});
    }
}

void writeUpgradedAnnotation(Upgrader &upgrader, Value value, const UpgradeAs &as)
{
    if (value["@type"] && !hasType(value["@type"], "Annotation"))
        upgrader.tell(UpgradeNote::AnnotationType);
    upgrader.resource(value, annotationClass, as);
}

void motivationForm(Upgrader &upgrader, Value value, const Upgradee &owner)
{
    const std::vector<Value> all = motivations(value);
    if (all.empty())
        return;
    if (value.isString())
        return upgrader.out.string(upgradedMotivation(upgrader, value, owner));
    upgrader.out.beginArray();
    for (const Value motivation : all)
        upgrader.out.string(upgradedMotivation(upgrader, motivation, owner));
    upgrader.out.endArray();
}

void bodyForm(Upgrader &upgrader, Value value, const Upgradee &owner)
{
    if (!value.isArray())
        return writeBody(upgrader, value, owner);
    upgrader.out.beginArray();
    for (const Value body : upgradeListed(value))
        writeBody(upgrader, body, owner);
    upgrader.out.endArray();
}

void alternativesForm(Upgrader &upgrader, Value value, const Upgradee &owner)
{
    for (const Value body : upgradeListed(value))
        writeBody(upgrader, body, owner);
}

void sourceForm(Upgrader &upgrader, Value value, const Upgradee &owner)
{
    if (value.isString())
        writeContent(upgrader, value, owner.isPainting ? "Image" : "Dataset");
    else
        writeBody(upgrader, value, owner);
}

void plainTextForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    const Value text = value.isArray() ? value.firstChild() : value;
    if (text.isString())
        upgrader.out.raw(text.raw());
    else if (text.isNumber())
        upgrader.out.raw('"' + text.raw().toByteArray() + '"');
}

void stylesheetForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    if (value.isObject())
        upgrader.resource(value, textClass, {.type = "CssStylesheet"});
    else
        upgrader.out.raw(value.raw());
}

void finishAnnotation(Upgrader &upgrader, const Upgradee &owner)
{
    if (!owner.isPainting)
        return;
    if (motivations(owner.value["motivation"]).empty())
        upgrader.out.text("motivation", u"painting"_s);
    if (!upgradeHas(owner.value, "on") && !upgradeHas(owner.value, "target") && !owner.canvas.isEmpty())
        upgrader.out.text("target", QString::fromUtf8(owner.canvas));
}

void finishText(Upgrader &upgrader, const Upgradee &owner)
{
    if (hasType(owner.value["@type"], "Tag") && !upgradeHas(owner.value, "purpose"))
        upgrader.out.text("purpose", u"tagging"_s);
}

} // namespace kader::iiif
