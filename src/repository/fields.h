#pragma once

#include "repository/records.h"

#include <QJsonObject>

// Members that several kinds of records have in common.

namespace kader::repository {

/// In lower case; empty when there is none.
[[nodiscard]] QString uuidOf(const QJsonObject &object);
/// From the record, the end of its DOI or of its page's address.
[[nodiscard]] std::optional<int> versionOf(const QJsonObject &object);
/// Whether a list's entry is the minimal one of a dataset of which nothing else may be known.
[[nodiscard]] bool isFullyEmbargoedItem(const QJsonObject &object);
/// Those who have a name.
[[nodiscard]] QList<Author> authorsOf(const QJsonObject &object);

} // namespace kader::repository
