#pragma once

#include "repository/repository.h"

namespace kader::repository {

/// All that can be known of a dataset in one version, for a page about it.
struct Details {
    Dataset dataset;               ///< With the authors and tags that its record cuts off.
    QList<int> versions = {};      ///< Newest first.
    QStringList shortcomings = {}; ///< What is not whole, a sentence each.
};

/// What a research object (RO-Crate) of a dataset adds to its record.
struct ResearchObject {
    QString doi = {}; ///< Bare, of the version that it describes.
    QStringList tags = {};
    QList<Author> authors = {}; ///< Those with an ORCID have no record.
    QList<File> files = {};     ///< None when restricted.
};

[[nodiscard]] Result<ResearchObject> readResearchObject(const QByteArray &json);

/// The record with the tags, and if need be the authors, of a research object; as it is when that is another version's
/// or has fewer.
[[nodiscard]] Dataset completed(Dataset dataset, const ResearchObject &object);

/// Fetches a dataset's record and, where that is cut at ten, what other routes have in full. Only the record must come;
/// what else fails is a shortcoming. Nothing more is asked of a dataset that is fully embargoed.
class DetailsJob final : public Job {
public:
    /// `done` is never called from inside, and may destroy this.
    DetailsJob(const Repository &repository, Service service, const ItemId &id, std::optional<int> version,
               Done<Details> done);

private:
    void askVersions();
    void askAuthors();
    void askResearchObject();
    void end();
    void tell(Result<Details> result);
    void miss(const QString &sentence, const Error &error);

    Repository m_repository;
    Service m_service;
    ItemId m_id;
    Done<Details> m_done;
    Details m_details;
    JobHandle m_current;
};

} // namespace kader::repository
