#pragma once

#include "repository/catalogue.h"

namespace kader::ui {

/// Names one author: the repository's page about an author record, or an ORCID with or without its resolver.
struct AuthorAddress {
    QUuid record = {};
    QString orcid = {}; ///< Bare; empty for a record.

    [[nodiscard]] static std::optional<AuthorAddress> parse(const QString &text);
    /// The author's place; nothing when the lists don't have them.
    [[nodiscard]] std::optional<qsizetype> find(const repository::Catalogue &catalogue) const;
};

} // namespace kader::ui
