#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "store/remains.h"

namespace kader::store {

class Connection;
struct Salvaged;

/// Brings the sources of a damaged curation over, and finds out again who those were whose row is lost.
class SalvagedSources final {
public:
    SalvagedSources(PageFile &file, const Remains &remains);

    /// Writes them; their order stays. A manifest whose bytes are lost gets a stand-in.
    [[nodiscard]] Result<void> write(Connection &target, Salvaged &salvaged);

    [[nodiscard]] const QHash<qint64, QUuid> &identities() const { return m_identities; }
    /// Whether this one's UUID could not be found, so that nothing that was kept can name it.
    [[nodiscard]] bool isRenamed(qint64 number) const { return m_renamed.contains(number); }
    /// Absent when there are several, or none.
    [[nodiscard]] std::optional<QUuid> onlyManifest() const;
    /// Settings that the sources whose row was lost need to be seen.
    [[nodiscard]] QHash<QString, QString> settings() const;

private:
    [[nodiscard]] std::optional<QByteArray> bytesOf(qint64 content);
    void findLost();
    void findContents();
    [[nodiscard]] std::optional<QUuid> identityOf(qint64 number) const;
    [[nodiscard]] QSet<QUuid> missingIncluded() const;

    PageFile &m_file;
    const Remains &m_remains;
    QMap<qint64, Remains::SourceRow> m_sources;
    QHash<qint64, QUuid> m_identities;
    QSet<qint64> m_renamed;
    QSet<qint64> m_lost; ///< Those whose row is.
};

} // namespace kader::store
