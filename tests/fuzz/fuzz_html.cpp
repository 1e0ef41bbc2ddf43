#include "enrichment/htmltext.h"
#include "enrichment/jsontools.h"
#include "target.h"

using namespace Qt::StringLiterals;
using namespace kader;
using namespace kader::fuzz;
using namespace kader::enrichment;

namespace {

void requireLines(const QString &text)
{
    for (const QString &line : text.split(u'\n')) {
        require(line == line.trimmed(), "lines are trimmed");
        require(!line.isEmpty() || text.isEmpty(), "no line is empty");
    }
    for (const QChar character : text)
        require(character == u'\n' || character.category() != QChar::Other_Control, "there are no control characters");
}

/// What was escaped shows as it was, and nothing in it is a tag.
void requireShown(const QString &text)
{
    const QString escaped = text.toHtmlEscaped();
    const QString shown = asShown(text);
    require(shown == text || shown == "<span>"_L1 + escaped + "</span>"_L1, "text is shown as it is");
    const QString link = htmlLink(text, text);
    const bool isLink = link.startsWith("<a href=\"http"_L1, Qt::CaseInsensitive);
    require(link == escaped || isLink, "links lead into the web");
    require(link.count(u'<') == (isLink ? 2 : 0) && link.count(u'>') == (isLink ? 2 : 0), "text makes no tags");
    require(link.count(u'"') == (isLink ? 2 : 0), "text makes no attributes");
}

} // namespace

/// HTML of descriptions made text, and text made HTML.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString html = QString::fromUtf8(input(data, size));
    const QString text = htmlToText(html);
    requireLines(text);
    requireLines(htmlToText(html.toHtmlEscaped()));
    requireShown(html);
    return 0;
}
