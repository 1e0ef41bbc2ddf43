#include "serve/connectionthreads.h"

#include <utility>

namespace kader::serve {

void ConnectionThreads::enqueue(std::function<void()> serveConnection)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(serveConnection));
        if (m_waiting.size() > m_idle && m_threads.size() < m_most)
            m_threads.emplace_back([this] { work(); });
    }
    m_changed.notify_one();
}

void ConnectionThreads::shutdown()
{
    {
        const std::lock_guard lock(m_mutex);
        m_shutDown = true;
    }
    m_changed.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

void ConnectionThreads::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        ++m_idle;
        m_changed.wait(lock, [this] { return m_shutDown || !m_waiting.empty(); });
        --m_idle;
        if (m_waiting.empty())
            return;
        const std::function<void()> serveConnection = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        serveConnection();
        lock.lock();
    }
}

} // namespace kader::serve
