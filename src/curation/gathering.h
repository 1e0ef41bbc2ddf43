#pragma once

#include "base/diagnostic.h"
#include "curation/datasetfetch.h"
#include "curation/datasetref.h"
#include "repository/repository.h"

#include <optional>
#include <vector>

namespace kader::curation {

/// A dataset that was asked for: its record and manifest, or why they could not be had.
struct Gathered {
    DatasetRef ref;
    QString title; ///< As far as it is known; else the id.
    std::optional<repository::Dataset> dataset = {};
    SourcePtr source = {};           ///< Ready to be shown; null when there is an error.
    std::optional<Error> error = {}; ///< Set when there is no manifest.
    Diagnostics diagnostics = {};    ///< What is missing although there is one.
};

/// Fetches the records and manifests of datasets, several at a time. A dataset that fails never stops the
/// others. How many requests are in flight is for the host's budget to say.
class Gathering final : public Job {
public:
    struct Handlers {
        /// After each dataset: how many are done, of how many, and the one that just was. Must not end the gathering.
        std::function<void(int done, int total, const Gathered &latest)> progress;
        /// Once, in the order asked for. May destroy the gathering.
        std::function<void(std::vector<Gathered>)> finished;
    };

    /// `titles` may hold what is known of the datasets' titles already.
    Gathering(const repository::Repository &repository, const QList<DatasetRef> &datasets,
              const QHash<QString, QString> &titles, Handlers handlers);
    ~Gathering() override;

    /// Begins with no further dataset until resume(). Those that are under way come to their end.
    void pause() { m_isPaused = true; }
    void resume();

private:
    void startSome();
    void start(size_t index);
    void fetchManifest(size_t index, const repository::Dataset &dataset);
    void keep(size_t index, const DatasetFetch::Fetched &fetched);
    void fail(size_t index, const Error &error);
    void finish(size_t index);
    void end();

    repository::Repository m_repository;
    Handlers m_handlers;
    std::vector<Gathered> m_gathered;
    std::vector<JobHandle> m_jobs; ///< Beside m_gathered: the request that each waits for.
    size_t m_next = 0;             ///< The first that was not begun.
    size_t m_done = 0;
    bool m_isPaused = false;
    JobHandle m_nothing; ///< Tells the end of an empty gathering.
};

} // namespace kader::curation
