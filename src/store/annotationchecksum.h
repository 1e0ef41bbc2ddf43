#pragma once

#include "store/annotation.h"

namespace kader::store {

/// What an annotation says, boiled down to 64 bits, so that a file whose bytes have rotted is noticed; no protection
/// against anybody. Kept in files: what it is made of (schema.md) never changes. The annotation must be storable().
[[nodiscard]] qint64 checksum(const Annotation &annotation);

} // namespace kader::store
