#pragma once

#include "base/result.h"

#include <vector>

namespace kader::store {

class Connection;

/// Takes a file from one version of the schema to the next. Runs inside the transaction of all of them.
using Migration = Result<void> (*)(Connection &);

/// In order: the first makes version 1 of an empty file. A migration that was ever released is never
/// changed, only followed by another.
[[nodiscard]] const std::vector<Migration> &migrations();

/// What an empty, unmarked or foreign file is told apart by: "Kadr" in the header's application id.
inline constexpr qint64 applicationId = 0x4B616472;

/// Makes a curation of an empty file; Conflict when something is in it.
[[nodiscard]] Result<void> initialise(Connection &connection);

/// The file's version, when it is a curation that this Kader understands and its tables are those of its version.
[[nodiscard]] Result<qint64> formatOf(Connection &connection, const std::vector<Migration> &steps = migrations());

/// migrate() inside of a transaction that the caller has begun and commits.
[[nodiscard]] Result<void> migrateWithin(Connection &connection, const std::vector<Migration> &steps = migrations());

/// Brings the file to the version that follows the last of `steps`, all or nothing. A file that is no
/// curation, empty, or of a later version is refused in words and not touched.
[[nodiscard]] Result<void> migrate(Connection &connection, const std::vector<Migration> &steps = migrations());

} // namespace kader::store
