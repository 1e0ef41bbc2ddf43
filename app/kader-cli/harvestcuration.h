#pragma once

#include "commands.h"

namespace kader::cli {

/// Whether `-o` names a curation, and not a folder for results.
[[nodiscard]] bool isCurationFile(const QString &output);

/// Brings datasets into a curation as the window does, in one step, each on the disk when it has come. A file that is
/// there already is gone on with: what an interrupted harvest of theirs still lacks is fetched, and nothing that is
/// there.
[[nodiscard]] Result<Exit> harvestIntoCuration(Context &context);

} // namespace kader::cli
