#include "curation/allowedhtml.h"

#include "base/tr.h"
#include "enrichment/htmltext.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

constexpr auto wrapper = "kader"_L1; // several elements side by side are met, and harmless
constexpr std::array allowed = {"a"_L1, "b"_L1,     "br"_L1,   "i"_L1,   "img"_L1,
                                "p"_L1, "small"_L1, "span"_L1, "sub"_L1, "sup"_L1};
constexpr int deepest = 100;

bool isAllowed(QStringView tag)
{
    return std::any_of(allowed.begin(), allowed.end(), [&](QLatin1StringView each) { return tag == each; });
}

bool isSafeLink(QStringView link)
{
    constexpr std::array schemes = {"http://"_L1, "https://"_L1, "mailto:"_L1};
    const QStringView trimmed = link.trimmed();
    return std::any_of(schemes.begin(), schemes.end(),
                       [&](QLatin1StringView scheme) { return trimmed.startsWith(scheme, Qt::CaseInsensitive); });
}

/// Writes anew what it reads, as far as that is allowed: nothing is handed through.
class Cleaner final {
public:
    void open(const QXmlStreamReader &reader)
    {
        const QString tag = reader.qualifiedName().toString();
        if (tag == wrapper)
            return;
        if (tag == "script"_L1 || tag == "style"_L1)
            ++m_silent;
        if (!isAllowed(tag))
            return object(Tr::tr("Viewers leave out <%1>.").arg(tag));
        if (m_silent > 0)
            return;
        if (tag == "img"_L1)
            result.shown += reader.attributes().value("alt"_L1).toString().toHtmlEscaped();
        else
            result.shown += u'<' + tag + attributesOf(tag, reader.attributes()) + u'>';
    }

    void close(QStringView tag)
    {
        if (tag == "script"_L1 || tag == "style"_L1)
            --m_silent;
        if (m_silent == 0 && isAllowed(tag) && tag != "img"_L1 && tag != "br"_L1)
            result.shown += "</"_L1 + tag.toString() + u'>';
    }

    void add(const QString &text)
    {
        if (m_silent == 0)
            result.shown += text.toHtmlEscaped();
    }

    void object(const QString &objection)
    {
        if (!result.objections.contains(objection))
            result.objections += objection;
    }

    AllowedHtml result;

private:
    QString attributesOf(const QString &tag, const QXmlStreamAttributes &attributes)
    {
        QString written;
        for (const QXmlStreamAttribute &attribute : attributes) {
            const QString name = attribute.qualifiedName().toString();
            if (tag != "a"_L1 || name != "href"_L1)
                object(Tr::tr("Viewers leave out %1 of <%2>.").arg(name, tag));
            else if (!isSafeLink(attribute.value()))
                object(Tr::tr("A link leads to http://, https:// or mailto: only."));
            else
                written = u" href=\"%1\""_s.arg(attribute.value().toString().toHtmlEscaped());
        }
        return written;
    }

    int m_silent = 0;
};

} // namespace

AllowedHtml readHtml(const QString &html)
{
    QXmlStreamReader reader(u'<' + wrapper + u'>' + html + "</"_L1 + wrapper + u'>');
    Cleaner cleaner;
    int depth = 0;
    while (!reader.atEnd() && depth < deepest) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement:
            ++depth;
            cleaner.open(reader);
            break;
        case QXmlStreamReader::EndElement:
            --depth;
            cleaner.close(reader.qualifiedName());
            break;
        case QXmlStreamReader::Characters:
            cleaner.add(reader.text().toString());
            break;
        case QXmlStreamReader::DTD:
            reader.raiseError(); // It could define what is read then.
            break;
        default:
            break;
        }
    }
    if (!reader.hasError() && depth < deepest)
        return cleaner.result;
    const QString words = enrichment::htmlToText(html).toHtmlEscaped().replace(u'\n', "<br>"_L1);
    return {words, {Tr::tr("It is not well-formed: every tag is to be closed, and & is written &amp;.")}};
}

QString htmlFromText(const QString &text)
{
    return "<p>"_L1 + text.toHtmlEscaped().replace(u'\n', "<br/>"_L1) + "</p>"_L1;
}

} // namespace kader::curation
