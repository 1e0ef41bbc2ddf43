#pragma once

#include "store/change.h"

namespace kader::store {

/// A change as a row of the history keeps it. Absent values are null strings.
struct WrittenChange {
    QString kind = {};
    QString before = {};
    QString after = {};
};

[[nodiscard]] WrittenChange written(const Change &change);

/// Nothing when it was not written by `written`.
[[nodiscard]] std::optional<Change> read(const WrittenChange &change);

} // namespace kader::store
