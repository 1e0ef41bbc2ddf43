#pragma once

#include "enrichment/record.h"
#include "repository/records.h"

namespace kader::curation {

/// What 4TU.ResearchData says of a dataset, as enrichment understands it.
[[nodiscard]] enrichment::Record recordOf(const repository::Dataset &dataset);
/// Of all its files.
[[nodiscard]] qint64 bytesOf(const repository::Dataset &dataset);

} // namespace kader::curation
