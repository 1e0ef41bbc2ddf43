#include "demo/search.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kader::demo {

namespace {

/// Words and quoted phrases; parentheses are separators.
QStringList tokens(const QString &text)
{
    static const QRegularExpression token(u"\"([^\"]*)\"|([^\\s()\"]+)"_s);
    QStringList found;
    QRegularExpressionMatchIterator matches = token.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        found.append(match.hasCaptured(2) ? match.captured(2) : match.captured(1));
    }
    return found;
}

bool contains(const QString &text, const QString &term)
{
    return text.contains(term, Qt::CaseInsensitive);
}

QString customField(const Version &version, QLatin1StringView name)
{
    for (const Field &field : version.fields) {
        if (field.name == name)
            return field.values.join(u' ');
    }
    return {};
}

/// The text of a field, as far as it is searched.
QString fieldText(const Version &version, QStringView field)
{
    if (field == u"title")
        return version.title + u'\n' + version.resourceTitle;
    if (field == u"description")
        return version.description;
    if (field == u"tag")
        return version.tags.join(u'\n');
    if (field == u"format")
        return customField(version, "Format"_L1);
    if (field == u"organizations")
        return customField(version, "Organizations"_L1);
    if (field != u"author")
        return {};
    QStringList names;
    for (const Author &author : version.authors)
        names.append(author.name);
    return names.join(u'\n');
}

} // namespace

TermQuery::TermQuery(const QString &text)
{
    QString field;
    bool joined = false;
    for (const QString &token : tokens(text)) {
        if (token == "AND"_L1 || token == "OR"_L1) {
            joined = token == "AND"_L1;
            continue;
        }
        if (token.size() > 2 && token.startsWith(u':') && token.endsWith(u':')) {
            field = token.mid(1, token.size() - 2);
            continue;
        }
        if (!joined || m_alternatives.isEmpty())
            m_alternatives.append(QList<Term>());
        m_alternatives.last().append({token, field});
        field.clear();
        joined = false;
    }
}

bool TermQuery::matches(const Term &term, const Version &version)
{
    if (!term.field.isEmpty())
        return contains(fieldText(version, term.field), term.text);
    for (const char16_t *field : {u"title", u"description", u"tag", u"format", u"organizations"}) {
        if (contains(fieldText(version, QStringView(field)), term.text))
            return true;
    }
    return false;
}

bool TermQuery::matches(const Version &version) const
{
    const auto holds = [&version](const QList<Term> &terms) {
        return std::all_of(terms.cbegin(), terms.cend(),
                           [&version](const Term &term) { return matches(term, version); });
    };
    return m_alternatives.isEmpty() || std::any_of(m_alternatives.cbegin(), m_alternatives.cend(), holds);
}

WordQuery::WordQuery(const QString &text, const QStringList &scopes)
    : m_words(tokens(text)),
      m_scopes(scopes.isEmpty() ? QStringList{u"title"_s, u"description"_s, u"tag"_s, u"author"_s} : scopes)
{}

bool WordQuery::isScope(const QString &name)
{
    return QStringList{u"title"_s, u"description"_s, u"tag"_s, u"author"_s}.contains(name);
}

bool WordQuery::matches(const Version &version) const
{
    return std::any_of(m_scopes.cbegin(), m_scopes.cend(), [&](const QString &scope) {
        const QString text = fieldText(version, scope);
        return std::all_of(m_words.cbegin(), m_words.cend(),
                           [&text](const QString &word) { return contains(text, word); });
    });
}

} // namespace kader::demo
