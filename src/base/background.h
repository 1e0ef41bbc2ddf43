#pragma once

#include "base/job.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace kader {

/// Work that runs in a thread pool on values of its own, its outcome told in the thread that asked.
template <typename T>
class BackgroundJob final : public Job {
public:
    BackgroundJob(std::function<T()> work, std::function<void(T)> done, QThreadPool &pool)
    {
        // Kept beside the future: a result that is taken out of it while the promise lives makes that finish twice.
        auto outcome = std::make_shared<std::optional<T>>();
        auto promise = std::make_shared<QPromise<void>>();
        QObject::connect(&m_watcher, &QFutureWatcher<void>::finished, &m_watcher, [outcome, tell = std::move(done)] {
            // `tell` may destroy this job, and itself with it.
            const std::function<void(T)> told = tell;
            told(std::move(**std::shared_ptr(outcome)));
        });
        m_watcher.setFuture(promise->future());
        pool.start([promise, outcome, run = std::move(work)] {
            promise->start();
            if (!promise->isCanceled())
                outcome->emplace(run());
            promise->finish();
        });
    }

    /// What has not begun is not begun any more; what has runs to its end unheard.
    ~BackgroundJob() override
    {
        m_watcher.disconnect();
        m_watcher.cancel();
    }

private:
    QFutureWatcher<void> m_watcher;
};

/// `work` must hold all it needs by value, and stop by itself if it can take long (see Cancellation). `done`
/// is called from the event loop of the calling thread, never from inside the call.
template <typename T>
[[nodiscard]] JobHandle inBackground(std::function<T()> work, std::function<void(T)> done,
                                     QThreadPool &pool = *QThreadPool::globalInstance())
{
    return std::make_unique<BackgroundJob<T>>(std::move(work), std::move(done), pool);
}

} // namespace kader
