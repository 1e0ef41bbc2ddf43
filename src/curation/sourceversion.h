#pragma once

#include "curation/manifestsource.h"

#include <optional>

namespace kader::curation {

/// Which version of a repository's dataset it is: the one that was asked for, else what its record says, else its
/// address. Nothing for what is nobody's dataset.
[[nodiscard]] std::optional<int> versionOf(const ManifestSource &source);

} // namespace kader::curation
