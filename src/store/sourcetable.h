#pragma once

#include "base/result.h"
#include "store/source.h"

#include <QHash>

#include <optional>
#include <vector>

namespace kader::store {

class Connection;

/// What the bytes of a source are cut into, and how many they may be.
inline constexpr qint64 chunkSize = 256 * 1024;
inline constexpr qint64 maxSourceSize = 1024 * 1024 * 1024;

/// By the name that files give it; nothing for one that is not known.
[[nodiscard]] std::optional<SourceKind> sourceKindOf(const QString &name);

/// How long the bytes are that a chunk holds, and those bytes when it holds just as many as are wanted; empty
/// otherwise.
[[nodiscard]] qint64 sizeOfChunk(const QByteArray &chunk);
[[nodiscard]] QByteArray expandedChunk(const QByteArray &chunk, qint64 size);

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
