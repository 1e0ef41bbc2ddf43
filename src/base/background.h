#pragma once

#include "base/job.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <utility>

namespace kader {

/// Work that runs in a thread pool on values of its own, its outcome told in the thread that asked.
template <typename T>
class BackgroundJob final : public Job {
public:
    BackgroundJob(std::function<T()> work, std::function<void(T)> done, QThreadPool &pool)
    {
        QObject::connect(&m_watcher, &QFutureWatcher<T>::finished, &m_watcher, [this, tell = std::move(done)] {
            // `tell` may destroy this job, and itself with it.
            const std::function<void(T)> told = tell;
            T outcome = m_watcher.future().takeResult();
            told(std::move(outcome));
        });
        auto promise = std::make_shared<QPromise<T>>();
        m_watcher.setFuture(promise->future());
        pool.start([promise, run = std::move(work)] {
            promise->start();
            if (!promise->isCanceled())
                promise->addResult(run());
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
    QFutureWatcher<T> m_watcher;
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
