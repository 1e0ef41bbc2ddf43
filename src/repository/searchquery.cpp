#include "repository/searchquery.h"

#include "repository/folding.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

constexpr qsizetype longestQuery = 1024; ///< The service takes no more either.
constexpr qsizetype mostTerms = 16;
constexpr qsizetype mostAlternatives = 8;

} // namespace

SearchQuery::SearchQuery(const QString &text)
{
    static const QRegularExpression token(u"[\"“„”]([^\"“„”]*)(?:[\"“„”]|\\z)|([^\\s()\"“„”]+)"_s);
    QRegularExpressionMatchIterator matches = token.globalMatch(text.left(longestQuery));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString word = match.captured(2);
        if (word == "OR"_L1)
            m_startsAlternative = true;
        else if (word != "AND"_L1)
            add(word.isEmpty() ? match.captured(1) : word);
    }
}

void SearchQuery::add(const QString &term)
{
    const QString typed = term.simplified();
    const QByteArray plain = folded(typed).simplified();
    if (plain.isEmpty())
        return;
    if (m_startsAlternative && m_alternatives.size() < mostAlternatives)
        m_alternatives.append(Terms());
    else if (m_startsAlternative)
        return;
    m_startsAlternative = false;
    if (m_alternatives.last().size() < mostTerms)
        m_alternatives.last().append({typed, plain});
}

} // namespace kader::repository
