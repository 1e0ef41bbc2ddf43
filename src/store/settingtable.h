#pragma once

#include "base/result.h"

#include <QHash>
#include <QString>

#include <optional>

namespace kader::store {

class Connection;

/// The rows of `setting`.
class SettingTable final {
public:
    explicit SettingTable(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<std::optional<QString>> find(const QString &key) const;
    [[nodiscard]] Result<QHash<QString, QString>> all() const;
    [[nodiscard]] Result<void> put(const QString &key, const std::optional<QString> &value) const;

private:
    Connection &m_connection;
};

} // namespace kader::store
