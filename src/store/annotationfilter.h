#pragma once

#include <QUuid>

#include <optional>

namespace kader::store {

/// Which annotations are meant. What is not set does not narrow.
struct AnnotationFilter {
    std::optional<QUuid> source = {}; ///< With a target in this source …
    std::optional<int> canvas = {};   ///< … on the canvas at this position; only together with `source`.
    bool withDeleted = false;         ///< Also the source's own that the curator deleted.
};

} // namespace kader::store
