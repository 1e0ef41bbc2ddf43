#pragma once

#include "base/cancellation.h"
#include "base/result.h"
#include "repository/cataloguedata.h"
#include "repository/records.h"

#include <QJsonObject>

namespace kader::repository {

/// Gathers the lists of the service as they come and makes catalogues of what is there so far. Where something is
/// listed twice, the newest version counts.
class CatalogueBuilder final {
public:
    /// From `GET /v2/collections`. The answer counts what was listed.
    [[nodiscard]] Result<qsizetype> addCollections(const QByteArray &json, const Cancellation &cancellation = {});
    /// From `POST /v2/articles/search`, whose items carry their authors. Minimal records of what is under a full
    /// embargo have none.
    [[nodiscard]] Result<qsizetype> addDatasets(const QByteArray &json, const Cancellation &cancellation = {});

    [[nodiscard]] qsizetype datasetCount() const { return m_datasetCount; }
    [[nodiscard]] Catalogue build() const;

private:
    struct Entry {
        CatalogueItem item;
        QList<quint32> authors; ///< Places in m_records.
    };

    void add(Entry entry);
    [[nodiscard]] quint32 recordOf(const Author &author);

    std::vector<Entry> m_entries;
    QHash<QUuid, quint32> m_places;
    std::vector<Author> m_records; ///< Author records as they were first seen.
    QHash<QString, quint32> m_recordPlaces;
    qsizetype m_datasetCount = 0;
    qsizetype m_nameless = 0;
};

} // namespace kader::repository
