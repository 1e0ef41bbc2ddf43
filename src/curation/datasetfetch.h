#pragma once

#include "iiif/openmanifest.h"
#include "repository/repository.h"

#include <functional>

namespace kader::curation {

/// Fetches what belongs to a dataset whose record is known: all its authors, and its manifest, which is parsed in a
/// pool.
class DatasetFetch final : public Job {
public:
    struct Fetched {
        repository::Dataset dataset;
        QString authorsProblem = {}; ///< Why not all authors are known, where something failed.
        Result<iiif::OpenedManifest> manifest;
        QString address = {}; ///< Of the manifest; empty when there is none.
    };
    using Done = std::function<void(Fetched)>;

    /// `done` is never called from inside, and may destroy this.
    DatasetFetch(const repository::Repository &repository, const repository::Dataset &dataset, Done done);
    ~DatasetFetch() override;

private:
    void fetchManifest();
    void parse(const Result<repository::Document> &document);
    void end(Result<iiif::OpenedManifest> manifest);

    repository::Repository m_repository;
    repository::Dataset m_dataset;
    Done m_done;
    QString m_authorsProblem;
    QString m_address;
    JobHandle m_job;
};

} // namespace kader::curation
