#pragma once

#include "repository/catalogue.h"
#include "repository/records.h"
#include "repository/service.h"

namespace kader::repository {

/// What the service finds under the name of an author, told apart by ORCID or author record.
struct AuthorDatasets {
    QList<DatasetItem> datasets = {};    ///< By the author, confirmed; by title.
    QList<DatasetItem> namesakes = {};   ///< By somebody else of that name.
    QList<DatasetItem> unconfirmed = {}; ///< Whose authors could not be had.
};

/// The service knows no authors in its searches, only names: it is asked for the name, and every dataset that it finds
/// is confirmed, by the catalogue where that has it in this version, else by asking for the dataset's authors, one
/// after the other. Works without a catalogue, with more requests.
class AuthorSearch final : public Job {
public:
    /// `done` is never called from inside, and may destroy this.
    AuthorSearch(Service service, CatalogueAuthor author, Catalogue known, Done<AuthorDatasets> done);

private:
    void sort(const QList<DatasetItem> &candidates);
    [[nodiscard]] bool isKnown(const DatasetItem &item);
    void askNext();
    [[nodiscard]] bool isBy(const QList<Author> &authors) const;
    void put(const DatasetItem &item, bool isAuthors);
    void end();

    Service m_service;
    CatalogueAuthor m_author;
    Catalogue m_catalogue;
    Done<AuthorDatasets> m_done;
    QList<DatasetItem> m_open; ///< To be confirmed.
    AuthorDatasets m_found;
    int m_asked = 0;
    JobHandle m_current;
};

} // namespace kader::repository
