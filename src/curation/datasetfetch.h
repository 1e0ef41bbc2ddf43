#pragma once

#include "curation/manifestsource.h"
#include "repository/images.h"
#include "repository/repository.h"

#include <functional>
#include <optional>

namespace kader::curation {

/// Fetches what belongs to a dataset whose record is known: all its authors, and its manifest, which is read in a pool.
/// Where a bad file breaks the manifest, one is made of the files that work, and says so in its notes; but only where
/// that file is found, for a service that stumbles answers alike. No request is made more than four times, and none
/// for what the record says is closed.
class DatasetFetch final : public Job {
public:
    struct Fetched {
        repository::Dataset dataset;
        QString authorsProblem = {}; ///< Why not all authors are known, where something failed.
        Result<SourcePtr> source;    ///< Ready to be shown.
    };
    using Done = std::function<void(Fetched)>;

    /// `version` is the one that was asked for by number. `done` is never called from inside, and may destroy this.
    DatasetFetch(const repository::Repository &repository, const repository::Dataset &dataset,
                 std::optional<int> version, Done done);
    ~DatasetFetch() override;

private:
    void fetchManifest();
    void take(const repository::ImageAnswer &answer);
    void read(const repository::Document &document);
    [[nodiscard]] bool hasLink() const;
    void fetchFiles(const Error &manifestError);
    void end(Result<SourcePtr> source);

    repository::Repository m_repository;
    repository::Dataset m_dataset;
    std::optional<int> m_version;
    Done m_done;
    QString m_authorsProblem;
    int m_asked = 0; ///< How often for the manifest.
    JobHandle m_job;
};

} // namespace kader::curation
