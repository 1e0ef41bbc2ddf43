#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace kader::repository {

/// What somebody typed to find something: words that must all occur, in any order; `"several words"` that must stand
/// together; `OR` between what are alternatives (`AND` may be written, and binds tighter). Capitals and accents don't
/// matter, but for `OR` and `AND`. Parentheses separate words and mean nothing else; a quote that is not closed goes to
/// the end. Bounded: what comes after sixteen words of an alternative, or after eight alternatives, is left out.
class SearchQuery final {
public:
    struct Term {
        QString typed;     ///< As it was typed, without quotes.
        QByteArray folded; ///< Never empty.
    };
    using Terms = QList<Term>; ///< All must occur.

    SearchQuery() = default;
    explicit SearchQuery(const QString &text);

    /// Nothing was asked for: everything matches.
    [[nodiscard]] bool isEmpty() const { return m_alternatives.isEmpty(); }
    /// One of them must hold. None is empty.
    [[nodiscard]] const QList<Terms> &alternatives() const { return m_alternatives; }

private:
    void add(const QString &term);

    QList<Terms> m_alternatives;
    bool m_startsAlternative = true;
};

} // namespace kader::repository
