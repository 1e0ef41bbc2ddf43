#pragma once

#include "base/diagnostic.h"
#include "base/result.h"

namespace kader::store {

class Connection;

/// The index for searching can only be checked where the file can be written.
enum class TextIndex { Check, Trust };

/// What is wrong with its pages, indexes and references, in a file of any format.
[[nodiscard]] Result<Diagnostics> checkDatabase(Connection &connection);

/// What is wrong with a file, as far as SQLite and the checksums of the sources tell. Fails only when
/// someone else is writing.
[[nodiscard]] Result<Diagnostics> checkFile(Connection &connection, TextIndex index);

} // namespace kader::store
