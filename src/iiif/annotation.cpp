#include "iiif/annotation.h"

#include "base/webaddress.h"
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

void append(std::string &json, const QByteArray &more)
{
    json.append(more.constData(), size_t(more.size()));
}

void appendTarget(std::string &json, const Annotation &annotation)
{
    if (annotation.selector.isEmpty()) {
        json += '"';
        appendEscaped(json, annotation.canvasId);
        if (annotation.region)
            json.append("#xywh=").append(annotation.region->toStdString());
        json += '"';
        return;
    }
    const Result<Outline> outline = Outline::parse(annotation.selector);
    if (!outline || annotation.canvasId.isEmpty() || !isSelector(outline->root())) {
        append(json, annotation.selector);
        return;
    }
    json += R"({"type":"SpecificResource","source":{"id":)";
    appendJsonString(json, annotation.canvasId);
    json += R"(,"type":"Canvas"},"selector":)";
    append(json, annotation.selector);
    json += '}';
}

void appendMotivations(std::string &json, const QStringList &motivations)
{
    if (motivations.size() == 1) {
        appendJsonString(json, motivations.first());
        return;
    }
    json += '[';
    for (const QString &motivation : motivations) {
        appendJsonString(json, motivation);
        json += ',';
    }
    if (!motivations.isEmpty())
        json.pop_back();
    json += ']';
}

void appendBody(std::string &json, const Annotation &annotation)
{
    if (!annotation.bodies.isEmpty()) {
        append(json, annotation.bodies);
        return;
    }
    json += R"({"type":"TextualBody","value":)";
    appendJsonString(json, annotation.text);
    json += R"(,"format":"text/plain")";
    if (!annotation.language.isEmpty()) {
        json += R"(,"language":)";
        appendJsonString(json, annotation.language);
    }
    json += '}';
}

/// Tells the name of each member that says what an annotation says, and what appends its JSON.
template <typename Tell>
void forEachMember(const Annotation &annotation, const Tell &tell)
{
    if (!annotation.motivations.isEmpty())
        tell("motivation", [&](std::string &json) { appendMotivations(json, annotation.motivations); });
    if (!annotation.bodies.isEmpty() || !annotation.text.isEmpty() || !annotation.language.isEmpty())
        tell("body", [&](std::string &json) { appendBody(json, annotation); }); // a highlight has none
    tell("target", [&](std::string &json) { appendTarget(json, annotation); });
    if (!annotation.creator.isEmpty())
        tell("creator", [&](std::string &json) { append(json, annotation.creator); });
    if (!annotation.created.isEmpty())
        tell("created", [&](std::string &json) { appendJsonString(json, annotation.created); });
    if (!annotation.modified.isEmpty())
        tell("modified", [&](std::string &json) { appendJsonString(json, annotation.modified); });
    if (!annotation.rights.isEmpty())
        tell("rights", [&](std::string &json) { appendJsonString(json, annotation.rights); });
}

/// Of most annotations; those of many foreign letters take more.
size_t likelySize(const Annotation &annotation)
{
    constexpr qsizetype fixed = 256; // names, types and marks
    return size_t(fixed + annotation.id.size() + annotation.text.size() + annotation.canvasId.size() +
                  annotation.bodies.size() + annotation.selector.size() + annotation.creator.size());
}

bool isTaggingName(const QString &name)
{
    return name == "tagging"_L1 || name == "oa:tagging"_L1;
}

/// Texts among bodies, or among the items of a Choice.
class TextSearch final {
public:
    void look(Value body)
    {
        const bool isBareText = body.isString() && !WebAddress::parse(body.text());
        if (!isBareText && !body["value"].isString())
            return;
        if (!m_first)
            m_first = body;
        if (!m_firstText && !saysTagging(body))
            m_firstText = body;
    }

    [[nodiscard]] Value found() const { return m_firstText ? m_firstText : m_first; }

private:
    Value m_first;
    Value m_firstText;
};

} // namespace

bool saysTagging(Value body)
{
    const Value purpose = body["purpose"];
    if (!purpose.isArray())
        return isTaggingName(purpose.text());
    for (const Value each : purpose) {
        if (isTaggingName(each.text()))
            return true;
    }
    return false;
}

Value textualBody(Value body)
{
    const bool isChoice = body["type"].text() == "Choice"_L1;
    if (!isChoice && !body.isArray())
        return body;
    TextSearch search;
    for (const Value each : (isChoice ? body["items"] : body).elements()) {
        search.look(each);
        for (const Value item : isChoice ? Value() : each["items"].elements())
            search.look(item);
    }
    return search.found();
}

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
    forEachMember(annotation, [&members](const char *name, const auto &appendMember) {
        std::string json;
        appendMember(json);
        members.emplace_back(name, QByteArray::fromStdString(json));
    });
    return members;
}

void appendAnnotation(std::string &json, const Annotation &annotation)
{
    json.reserve(json.size() + likelySize(annotation));
    json += R"({"id":)";
    appendJsonString(json, annotation.id);
    json += R"(,"type":"Annotation")";
    forEachMember(annotation, [&json](const char *name, const auto &appendMember) {
        json.append(",\"").append(name).append("\":");
        appendMember(json);
    });
    json += '}';
}

QByteArray writeAnnotation(const Annotation &annotation)
{
    std::string json;
    appendAnnotation(json, annotation);
    return QByteArray::fromStdString(json);
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
