#include "iiif/rules_checks.h"

#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

constexpr auto wrapper = "kader"_L1; // several elements side by side are met, and harmless

bool isKnownTag(QStringView tag)
{
    static const QSet<QString> tags = {u"a"_s, u"b"_s,     u"br"_s,   u"i"_s,   u"img"_s,
                                       u"p"_s, u"small"_s, u"span"_s, u"sub"_s, u"sup"_s};
    return tags.contains(tag.toString());
}

bool isKnownAttribute(QStringView tag, QStringView attribute)
{
    return (tag == "a"_L1 && attribute == "href"_L1) ||
           (tag == "img"_L1 && (attribute == "src"_L1 || attribute == "alt"_L1));
}

bool isSafeLink(QStringView link)
{
    const QStringView trimmed = link.trimmed();
    for (const QLatin1StringView scheme : {"http:"_L1, "https:"_L1, "mailto:"_L1}) {
        if (trimmed.startsWith(scheme, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

void checkElement(Findings &findings, Value text, const QXmlStreamReader &reader)
{
    const QStringView tag = reader.qualifiedName();
    if (tag == wrapper)
        return;
    if (!isKnownTag(tag)) {
        findings.add(rule("html-tag"), text, {tag.toString()});
        return;
    }
    for (const QXmlStreamAttribute &attribute : reader.attributes()) {
        if (!isKnownAttribute(tag, attribute.qualifiedName()))
            findings.add(rule("html-attribute"), text, {attribute.qualifiedName().toString(), tag.toString()});
        else if (attribute.qualifiedName() == "href"_L1 && !isSafeLink(attribute.value()))
            findings.add(rule("html-link"), text, {attribute.value().toString()});
    }
}

QString wrapped(const QString &html)
{
    return '<'_L1 + wrapper + '>'_L1 + html + "</"_L1 + wrapper + '>'_L1;
}

} // namespace

bool looksLikeHtml(QStringView text)
{
    return text.size() > 2 && text.front() == u'<' && text.back() == u'>';
}

void checkHtml(Findings &findings, Value text)
{
    const QString html = text.text();
    if (!findings.isTelling() || !looksLikeHtml(html))
        return;
    QXmlStreamReader reader(wrapped(html));
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement)
            checkElement(findings, text, reader);
    }
    if (reader.hasError())
        findings.add(rule("html-malformed"), text, {reader.errorString()});
}

} // namespace kader::iiif
