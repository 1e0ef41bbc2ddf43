#include "curation/bodyforms.h"

#include "base/webaddress.h"
#include "iiif/annotation.h"
#include "iiif/fragment.h"

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

/// One value, or the first of several.
QString firstText(iiif::Value value)
{
    return value.isArray() ? value.firstChild().text() : value.text();
}

/// A string, or what a language map says first.
QString labelText(iiif::Value label)
{
    return label.isObject() ? firstText(label.firstChild()) : firstText(label);
}

QString addressIn(iiif::Value source)
{
    const iiif::Value one = source.isArray() ? source.firstChild() : source;
    return one.isString() ? one.text() : one["id"].text();
}

bool looksLikeHtml(const QString &text)
{
    return text.size() > 2 && text.front() == u'<' && text.back() == u'>';
}

QByteArray languageMember(const QString &language)
{
    return language.isEmpty() ? QByteArray() : R"(,"language":)" + iiif::jsonString(language);
}

} // namespace

bool isTag(iiif::Value body)
{
    if (!body.isObject() || !iiif::saysTagging(body))
        return false;
    return body["value"].isString() || !addressIn(body["source"]).isEmpty();
}

iiif::Value choiceItems(iiif::Value body)
{
    return body.isObject() && body["type"].text() == "Choice"_L1 ? body["items"].elements() : iiif::Value();
}

std::optional<AnnotationText> textIn(iiif::Value body)
{
    if (body.isString() && !WebAddress::parse(body.text()))
        return AnnotationText{.text = body.text(), .isHtml = looksLikeHtml(body.text()), .place = body.index()};
    if (!body.isObject() || !body["value"].isString() || isTag(body))
        return std::nullopt;
    const QString text = body["value"].text();
    const QString format = firstText(body["format"]);
    return AnnotationText{.text = text,
                          .language = firstText(body["language"]),
                          .isHtml = format.isEmpty() ? looksLikeHtml(text) : format == "text/html"_L1,
                          .place = body.index()};
}

std::optional<AnnotationTag> tagIn(iiif::Value body)
{
    if (!isTag(body))
        return std::nullopt;
    AnnotationTag tag{.text = body["value"].text(),
                      .language = firstText(body["language"]),
                      .address = addressIn(body["source"]),
                      .place = body.index()};
    if (tag.text.isEmpty())
        tag.text = labelText(body["source"].isObject() ? body["source"]["label"] : body["label"]);
    if (tag.text.isEmpty())
        tag.text = tag.address;
    return tag;
}

QByteArray bodyOf(const AnnotationText &text)
{
    return R"({"type":"TextualBody","value":)" + iiif::jsonString(text.text) +
           (text.isHtml ? R"(,"format":"text/html")" : R"(,"format":"text/plain")") + languageMember(text.language) +
           '}';
}

QByteArray bodyOf(const AnnotationTag &tag)
{
    return R"({"type":"TextualBody","value":)" + iiif::jsonString(tag.text) + R"(,"format":"text/plain")" +
           languageMember(tag.language) + R"(,"purpose":"tagging"})";
}

QByteArray meaningOf(const AnnotationTag &tag)
{
    const QString language = tag.language.isEmpty() ? u"none"_s : tag.language;
    return R"({"type":"SpecificResource","source":{"id":)" + iiif::jsonString(tag.address) + R"(,"label":)" +
           iiif::toJson(iiif::languageMap(language, tag.text)) + R"(},"purpose":"tagging"})";
}

} // namespace kader::curation
