#pragma once

#include "base/diagnostic.h"
#include "repository/catalogue.h"
#include "repository/records.h"
#include "repository/searchquery.h"
#include "repository/service.h"

#include <vector>

namespace kader::repository {

/// What the service finds in its full text: beside titles and authors in descriptions, tags and citations.
struct FullTextHits {
    QList<DatasetItem> datasets = {};       ///< Each once, by title.
    QList<CollectionItem> collections = {}; ///< Each once, by title; the newest version that has the words.
    Diagnostics problems = {};              ///< What failed, while something else did not.
};

/// Asks the service's searches for what somebody typed. Their peculiarities stay here: one wants all words in the same
/// field, one joins words by OR unless told otherwise and knows no authors, one minds capitals and knows phrases only,
/// and all list every version. An empty query finds nothing and asks nothing. Bounded: three alternatives, and three
/// words of each for collections. Only when everything fails does it fail.
class FullTextSearch final : public Job {
public:
    /// `done` is never called from inside, and may destroy this.
    FullTextSearch(Service service, const SearchQuery &query, Done<FullTextHits> done);

private:
    using Found = QList<CollectionItem>;

    void askDatasets(const SearchQuery::Terms &terms);
    void askDatasets(const QString &route, const QString &words);
    void askCollections(const SearchQuery::Terms &terms);
    void take(const Result<QList<DatasetItem>> &datasets);
    void fail(const Error &error);
    void answered();

    Service m_service;
    Done<FullTextHits> m_done;
    std::vector<JobHandle> m_jobs;
    std::vector<QList<QList<CollectionItem>>> m_collections; ///< By alternative and word: what its spellings found.
    FullTextHits m_hits;
    qsizetype m_waiting = 0;
    qsizetype m_failed = 0;
    std::optional<Error> m_error;
    JobHandle m_assembling;
};

/// What was found in titles and authors, and behind that what the full text has besides, in the catalogue's order. Hits
/// in versions that are no longer the latest are left out.
[[nodiscard]] std::vector<quint32> withFullText(const Catalogue &catalogue, std::vector<quint32> found,
                                                const FullTextHits &hits);

/// The spellings to try where capitals count: as typed, small, and with capitals at the beginning.
[[nodiscard]] QStringList spellings(const QString &typed);

} // namespace kader::repository
