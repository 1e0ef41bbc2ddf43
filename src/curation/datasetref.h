#pragma once

#include "repository/itemid.h"

#include <optional>

namespace kader::curation {

/// Which dataset, and which version of it; the latest unless one is named.
struct DatasetRef {
    repository::ItemId id;
    std::optional<int> version = {};

    bool operator==(const DatasetRef &) const = default;
};

} // namespace kader::curation
