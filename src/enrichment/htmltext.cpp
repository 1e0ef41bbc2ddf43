#include "enrichment/htmltext.h"

#include <QStringList>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

using namespace Qt::StringLiterals;

namespace kader::enrichment {

namespace {

using namespace std::string_view_literals;

constexpr std::array breaking = {
    "address"sv, "article"sv, "aside"sv,  "blockquote"sv, "br"sv,  "caption"sv, "center"sv,
    "dd"sv,      "details"sv, "dir"sv,    "div"sv,        "dl"sv,  "dt"sv,      "fieldset"sv,
    "figure"sv,  "footer"sv,  "form"sv,   "h1"sv,         "h2"sv,  "h3"sv,      "h4"sv,
    "h5"sv,      "h6"sv,      "header"sv, "hr"sv,         "li"sv,  "main"sv,    "menu"sv,
    "nav"sv,     "ol"sv,      "option"sv, "p"sv,          "pre"sv, "section"sv, "summary"sv,
    "table"sv,   "tbody"sv,   "tfoot"sv,  "thead"sv,      "tr"sv,  "ul"sv,
};
constexpr std::array silent = {"script"sv, "style"sv, "head"sv, "template"sv};

template <size_t size>
bool isOneOf(const std::array<std::string_view, size> &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Puts together lines from what the parser meets.
class TextCollector final {
public:
    void open(std::string_view name)
    {
        if (isOneOf(silent, name))
            ++m_silent;
        if (name == "pre"sv)
            ++m_verbatim;
        if (isOneOf(breaking, name))
            endLine();
        if (name == "td"sv || name == "th"sv)
            m_line += u' ';
    }

    void close(std::string_view name)
    {
        if (isOneOf(silent, name))
            --m_silent;
        if (name == "pre"sv)
            --m_verbatim;
        if (isOneOf(breaking, name))
            endLine();
    }

    void add(QByteArrayView utf8)
    {
        if (m_silent > 0)
            return;
        for (const QChar character : QString::fromUtf8(utf8)) {
            if (character == u'\n' && m_verbatim > 0)
                endLine();
            else if (isCollapsible(character))
                m_line += m_line.endsWith(u' ') ? QString() : u" "_s;
            else if (character.category() != QChar::Other_Control)
                m_line += character;
        }
    }

    [[nodiscard]] QString finish()
    {
        endLine();
        return m_lines.join(u'\n');
    }

private:
    /// HTML's white space; a no-break space is not among it.
    static bool isCollapsible(QChar character)
    {
        return character == u' ' || character == u'\t' || character == u'\n' || character == u'\r' ||
               character == u'\f';
    }

    void endLine()
    {
        const QString line = m_line.trimmed();
        if (!line.isEmpty())
            m_lines.append(line);
        m_line.clear();
    }

    QStringList m_lines;
    QString m_line;
    int m_silent = 0;
    int m_verbatim = 0;
};

TextCollector &collector(void *context)
{
    return *static_cast<TextCollector *>(context);
}

std::string_view view(const xmlChar *text)
{
    return reinterpret_cast<const char *>(text);
}

void onOpen(void *context, const xmlChar *name, const xmlChar **)
{
    collector(context).open(view(name));
}

void onClose(void *context, const xmlChar *name)
{
    collector(context).close(view(name));
}

void onText(void *context, const xmlChar *text, int length)
{
    collector(context).add({reinterpret_cast<const char *>(text), length});
}

/// Content of scripts and styles comes through no other handler, and nobody listens to it.
htmlSAXHandler handlers()
{
    htmlSAXHandler handler{};
    handler.startElement = onOpen;
    handler.endElement = onClose;
    handler.characters = onText;
    handler.ignorableWhitespace = onText;
    return handler;
}

} // namespace

QString htmlToText(const QString &html)
{
    QByteArray utf8 = QStringView(html).left(maxHtmlLength).toUtf8();
    utf8.replace('\0', ' ');
    if (utf8.trimmed().isEmpty())
        return {};
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
        htmlCreateMemoryParserCtxt(utf8.constData(), int(utf8.size())), htmlFreeParserCtxt);
    if (!parser)
        return {};
    TextCollector text;
    *parser->sax = handlers();
    parser->userData = &text;
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_NOIMPLIED);
    xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(parser.get());
    return text.finish();
}

} // namespace kader::enrichment
