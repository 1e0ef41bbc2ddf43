#pragma once

#include "net/cachefolder.h"

#include <QByteArray>
#include <QHash>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace kader::net {

/// The thread in which the folder of a cache lives. Lookups go before changes, except where they are about the same
/// answer; sweeping goes last.
class CacheThread final {
public:
    using Task = std::function<void(CacheFolder &)>;

    explicit CacheThread(CacheFolder::Options options);
    CacheThread(const CacheThread &) = delete;
    CacheThread &operator=(const CacheThread &) = delete;
    /// Changes are made still, lookups are not.
    ~CacheThread();

    void lookUp(const QByteArray &key, Task task);
    /// Without a key it is about all answers. `bytes`: how much memory the task holds until it is done. Whether there
    /// was room for it.
    bool change(const QByteArray &key, Task task, qint64 bytes = 0);

private:
    struct Change {
        QByteArray key;
        Task task;
        qint64 bytes;
        bool isLookup;
    };

    void run(const CacheFolder::Options &options);
    [[nodiscard]] Task next();
    [[nodiscard]] Task nextChange();
    [[nodiscard]] Task nextSweep();
    void settle();

    std::mutex m_mutex;
    std::condition_variable m_news;
    std::deque<Task> m_lookups;
    std::deque<Change> m_changes;
    QHash<QByteArray, int> m_changing; ///< How many changes wait, by their key.
    Change m_current = {};
    qint64 m_bytes = 0;
    int m_partsToSweep = 0;
    bool m_isEnding = false;
    std::thread m_thread; ///< Begins when all the others are there.
};

} // namespace kader::net
