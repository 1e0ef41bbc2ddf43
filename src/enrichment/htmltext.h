#pragma once

#include <QString>

namespace kader::enrichment {

/// Characters of HTML that are read; what comes after is left out. A repository's description holds at
/// most 10,000.
inline constexpr qsizetype maxHtmlLength = 65'536;

/// The text that a piece of HTML shows, tag soup included: blocks (paragraphs, list items, table rows),
/// `<br>` and lines of `<pre>` become lines, entities are decoded, other white space collapses, lines
/// are trimmed and empty ones dropped. Scripts and styles say nothing.
[[nodiscard]] QString htmlToText(const QString &html);

} // namespace kader::enrichment
