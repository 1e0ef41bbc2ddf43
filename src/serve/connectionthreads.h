#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kader::serve {

/// Threads for connections, made when they are needed and kept. A connection that is kept alive holds
/// its thread while it idles, so a fixed handful would starve the next client.
class ConnectionThreads final {
public:
    explicit ConnectionThreads(std::size_t most) : m_most(most) {}

    void enqueue(std::function<void()> serveConnection);
    /// Lets what is queued finish and joins.
    void shutdown();

private:
    void work();

    const std::size_t m_most;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_waiting;
    std::vector<std::thread> m_threads;
    std::size_t m_idle = 0;
    bool m_shutDown = false;
};

} // namespace kader::serve
