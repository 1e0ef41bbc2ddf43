#include "iiif/annotation.h"

#include "iiif/annotationtarget.h"
#include "iiif/fragment.h"
#include "iiif/resource.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

QStringList readMotivations(Value value)
{
    QStringList motivations;
    const auto add = [&motivations](QStringView text) {
        while (text.startsWith("oa:"_L1) || text.startsWith("sc:"_L1)) // or what is written would read otherwise
            text = text.sliced(3);
        if (!text.isEmpty())
            motivations.append(text.toString());
    };
    if (value.isArray()) {
        for (Value item : value)
            add(item.text());
    } else {
        add(value.text());
    }
    return motivations;
}

/// Whether a body says just what writeAnnotation() would write for its text and language.
bool isPlainBody(Value body)
{
    return body.isObject() && body.count() == 4 && body["type"].text() == "TextualBody"_L1 &&
           body["value"].isString() && body["format"].text() == "text/plain"_L1 && !body["language"].text().isEmpty();
}

/// The first body that is text: itself, in an array, or among a Choice's items.
Value textualBody(Value body)
{
    const Value candidates = body["type"].text() == "Choice"_L1 ? body["items"] : body;
    if (!candidates.isArray())
        return candidates;
    for (Value candidate : candidates) {
        if (candidate["value"].isString())
            return candidate;
    }
    return {};
}

void readBody(Value annotation, Annotation &result)
{
    const Value body = annotation["body"];
    if (!body) {
        result.text = annotation["bodyValue"].text();
        return;
    }
    const Value textual = textualBody(body);
    result.text = textual.isString() ? textual.text() : textual["value"].text();
    result.language =
        textual["language"].isArray() ? textual["language"].firstChild().text() : textual["language"].text();
    if (!isPlainBody(body))
        result.bodies = body.raw().toByteArray();
}

/// A selector, or an array of them, as against a whole target.
bool isSelector(Value value)
{
    const Value first = value.isArray() ? value.firstChild() : value;
    return first["type"].text().endsWith("Selector"_L1) && !first["source"];
}

/// Whether writeTarget() says the same from the canvas's id and the selector alone.
bool isPlainSpecificResource(Value target, const QString &canvasId)
{
    const Value source = target["source"];
    return !canvasId.isEmpty() && target.isObject() && target.count() == 3 &&
           target["type"].text() == "SpecificResource"_L1 && isSelector(target["selector"]) && source.isObject() &&
           source.count() == 2 && source["type"].text() == "Canvas"_L1 && source["id"].text() == canvasId;
}

void readTarget(Value annotation, const CanvasView &canvas, Annotation &result)
{
    const Value target = annotation["target"];
    const Value one = targetOn(canvas, annotation);
    const Pointed pointed = pointedAt(one, canvas);
    result.canvasId = pointed.canvasId;
    result.region = pointed.hasSelector ? selectedRegion(one["selector"], canvas.size)
                    : pointed.fragment  ? pointed.fragment->toRegion(canvas.size)
                                        : std::nullopt;
    if (target.isString()) {
        const QString plain = pointed.canvasId + (result.region ? u"#xywh="_s + result.region->toString() : QString());
        if (target.text() == plain)
            return;
    }
    if (isSelector(target))
        result.canvasId.clear(); // a part of nothing: written as it came
    result.selector =
        (isPlainSpecificResource(target, pointed.canvasId) ? target["selector"] : target).raw().toByteArray();
}

QByteArray writeTarget(const Annotation &annotation)
{
    if (annotation.selector.isEmpty()) {
        const QString fragment = annotation.region ? u"#xywh="_s + annotation.region->toString() : QString();
        return jsonString(annotation.canvasId + fragment);
    }
    const Result<Outline> outline = Outline::parse(annotation.selector);
    if (!outline || annotation.canvasId.isEmpty() || !isSelector(outline->root()))
        return annotation.selector;
    return R"({"type":"SpecificResource","source":{"id":)" + jsonString(annotation.canvasId) +
           R"(,"type":"Canvas"},"selector":)" + annotation.selector + '}';
}

QByteArray writeMotivations(const QStringList &motivations)
{
    if (motivations.size() == 1)
        return jsonString(motivations.first());
    QByteArrayList all;
    for (const QString &motivation : motivations)
        all.append(jsonString(motivation));
    return '[' + all.join(',') + ']';
}

QByteArray writeBody(const Annotation &annotation)
{
    if (!annotation.bodies.isEmpty())
        return annotation.bodies;
    QByteArray body = R"({"type":"TextualBody","value":)" + jsonString(annotation.text) + R"(,"format":"text/plain")";
    if (!annotation.language.isEmpty())
        body += R"(,"language":)" + jsonString(annotation.language);
    return body + '}';
}

} // namespace

Annotation readAnnotation(Value annotation, const CanvasView &canvas)
{
    Annotation result;
    result.id = annotation["id"].text();
    result.motivations = readMotivations(annotation["motivation"]);
    readBody(annotation, result);
    readTarget(annotation, canvas, result);
    result.creator = annotation["creator"].raw().toByteArray();
    result.created = annotation["created"].text();
    result.modified = annotation["modified"].text();
    return result;
}

AnnotationMembers writtenMembers(const Annotation &annotation)
{
    AnnotationMembers members;
    members.reserve(6);
    const auto add = [&members](const QByteArray &name, QByteArray json) {
        members.emplace_back(name, std::move(json));
    };
    if (!annotation.motivations.isEmpty())
        add("motivation"_ba, writeMotivations(annotation.motivations));
    if (!annotation.bodies.isEmpty() || !annotation.text.isEmpty() || !annotation.language.isEmpty())
        add("body"_ba, writeBody(annotation)); // a highlight has none
    add("target"_ba, writeTarget(annotation));
    if (!annotation.creator.isEmpty())
        add("creator"_ba, annotation.creator);
    if (!annotation.created.isEmpty())
        add("created"_ba, jsonString(annotation.created));
    if (!annotation.modified.isEmpty())
        add("modified"_ba, jsonString(annotation.modified));
    return members;
}

QByteArray writeAnnotation(const Annotation &annotation)
{
    const QByteArray start = R"({"id":)" + jsonString(annotation.id) + R"(,"type":"Annotation")";
    const AnnotationMembers members = writtenMembers(annotation);
    qsizetype room = start.size() + 1;
    for (const auto &[name, value] : members)
        room += name.size() + value.size() + 4;
    QByteArray json;
    json.reserve(room);
    json += start;
    for (const auto &[name, value] : members)
        json.append(",\"").append(name).append("\":").append(value);
    json += '}';
    return json;
}

std::vector<PlacedAnnotation> embeddedAnnotations(const Manifest &manifest)
{
    std::vector<PlacedAnnotation> all;
    const auto add = [&](Value item, const CanvasView &canvas) {
        all.push_back({canvas.position, item, readAnnotation(item, canvas)});
    };
    for (const CanvasView &canvas : manifest.canvases()) {
        for (const Value page : canvas.annotationPages()) {
            for (const Value item : embeddedItems(page))
                add(item, canvas);
        }
    }
    for (const Value page : listed(manifest.root()["annotations"])) {
        for (const Value item : embeddedItems(page)) {
            if (const std::optional<int> canvas = targetedCanvas(manifest, item))
                add(item, manifest.canvases()[size_t(*canvas)]);
        }
    }
    return all;
}

} // namespace kader::iiif
