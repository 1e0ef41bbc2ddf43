#pragma once

#include "store/history.h"

namespace kader::store {

/// Makes changes in the tables. A change is made only on what it was meant for: where the file does not
/// hold its `before`, it is a Conflict.
class ChangeWriter final {
public:
    explicit ChangeWriter(Connection &connection) : m_connection(connection) {}

    /// Tells the number of the row, for those that have one. An annotation that comes back takes the row
    /// that `entry` names.
    [[nodiscard]] Result<std::optional<qint64>> make(const History::Entry &entry) const;

private:
    [[nodiscard]] Result<std::optional<qint64>> make(const AnnotationChange &change, std::optional<qint64> row) const;
    [[nodiscard]] Result<std::optional<qint64>> make(const SettingChange &change) const;
    [[nodiscard]] Error conflict() const;

    Connection &m_connection;
};

/// The change as it will read when it comes back from the history.
[[nodiscard]] Change storable(const Change &change);

/// Why this is no change that a step can make, in words; empty when it is one.
[[nodiscard]] QString objection(const Change &change);

} // namespace kader::store
