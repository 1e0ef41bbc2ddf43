#pragma once

#include "base/result.h"
#include "store/source.h"

#include <QHash>

#include <vector>

namespace kader::store {

class Connection;

/// The rows of `source`, and the bytes behind them: kept once for equal checksums, compressed in chunks
/// so that no hostile chunk can swell to more than a few hundred megabytes.
class SourceTable final {
public:
    explicit SourceTable(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<Source> add(const Source &source, const QByteArray &bytes) const;
    [[nodiscard]] Result<std::vector<Source>> all() const;
    /// Exactly as they were added: Malformed when they no longer have their checksum.
    [[nodiscard]] Result<QByteArray> bytes(const QUuid &id) const;
    /// Identities by the numbers that other tables use.
    [[nodiscard]] Result<QHash<qint64, QUuid>> identities() const;

private:
    [[nodiscard]] Result<qint64> keep(const QByteArray &sha256, const QByteArray &bytes) const;
    [[nodiscard]] Result<QByteArray> chunks(qint64 content, qint64 size) const;

    Connection &m_connection;
};

} // namespace kader::store
