#pragma once

#include "base/result.h"
#include "repository/records.h"

#include <QByteArray>

// The records of the service from its JSON. Unknown members are ignored and members of another type than
// expected count as absent; only an answer that is no record at all is an error.

namespace kader::repository {

/// Without repetitions and sorted by title. Where several versions are listed, the newest stays.
[[nodiscard]] QList<CollectionItem> tidied(const QList<CollectionItem> &collections);
[[nodiscard]] QList<DatasetItem> tidied(const QList<DatasetItem> &datasets);

[[nodiscard]] Result<QList<CollectionItem>> readCollections(const QByteArray &json);
[[nodiscard]] Result<Collection> readCollection(const QByteArray &json);

struct DatasetPage {
    QList<DatasetItem> items = {};
    qsizetype served = 0; ///< Entries on the page, unusable ones included: less than asked for ends a list.
};
[[nodiscard]] Result<DatasetPage> readDatasetPage(const QByteArray &json);

/// A dataset's detail (`GET /v2/articles/<id>`), also as saved in a file.
[[nodiscard]] Result<Dataset> readDataset(const QByteArray &json);

/// The version numbers, newest first.
[[nodiscard]] Result<QList<int>> readVersions(const QByteArray &json);

/// All authors of the dataset, from an answer of the search; empty when it is not among the results.
[[nodiscard]] Result<QList<Author>> readAuthorsFromSearch(const QByteArray &json, const Dataset &dataset);

} // namespace kader::repository
