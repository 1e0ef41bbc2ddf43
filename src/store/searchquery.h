#pragma once

#include <QString>

namespace kader::store {

/// What a person typed, as an expression of SQLite's FTS5 that finds texts with words that begin with
/// each of the typed ones. Nothing in it is an operator. Empty when there is no word in it.
[[nodiscard]] QString searchExpression(const QString &typed);

} // namespace kader::store
