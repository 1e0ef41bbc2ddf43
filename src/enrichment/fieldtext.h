#pragma once

#include "enrichment/profile.h"
#include "enrichment/record.h"

namespace kader::enrichment {

/// What a record says in a field, as the one text of its metadata entry: categories unique and sorted,
/// lists joined with `; `, the description as plain text. Empty when it says nothing, and for Geolocation.
[[nodiscard]] QString fieldText(const Record &record, Field field);

} // namespace kader::enrichment
