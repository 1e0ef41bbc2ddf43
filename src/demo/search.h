#pragma once

#include "demo/catalogue.h"

#include <QStringList>

namespace kader::demo {

/// The v2 search: terms are OR-ed unless AND stands between them, "…" holds a phrase together,
/// `:title: term` (tag, description, format, organizations) looks in one field only. Parentheses are
/// passed over. Case does not matter; an empty query matches everything.
class TermQuery final {
public:
    explicit TermQuery(const QString &text);

    [[nodiscard]] bool matches(const Version &version) const;

private:
    struct Term {
        QString text = {};
        QString field = {}; ///< Empty: any.
    };

    [[nodiscard]] static bool matches(const Term &term, const Version &version);

    QList<QList<Term>> m_alternatives; ///< One must hold, with all of its terms.
};

/// The v3 search: all words must occur in the same field.
class WordQuery final {
public:
    /// `scopes`: of title, description, tag, author; empty for all.
    WordQuery(const QString &text, const QStringList &scopes);

    [[nodiscard]] static bool isScope(const QString &name);
    [[nodiscard]] bool matches(const Version &version) const;

private:
    QStringList m_words;
    QStringList m_scopes;
};

} // namespace kader::demo
