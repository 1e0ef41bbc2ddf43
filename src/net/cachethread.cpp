#include "net/cachethread.h"

namespace kader::net {

namespace {

/// That wait for the disk at once. One answer alone may be larger.
constexpr qint64 mostBytes = qint64(64) << 20;

} // namespace

CacheThread::CacheThread(CacheFolder::Options options)
    : m_thread([this, options = std::move(options)] { run(options); })
{}

CacheThread::~CacheThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        m_lookups.clear();
    }
    m_news.notify_one();
    m_thread.join();
}

void CacheThread::lookUp(const QByteArray &key, Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        const QByteArray all; // The key of changes that are about all answers.
        if (m_changing.contains(key) || m_changing.contains(all))
            m_changes.push_back({key, std::move(task), 0, true});
        else
            m_lookups.push_back(std::move(task));
    }
    m_news.notify_one();
}

bool CacheThread::change(const QByteArray &key, Task task, qint64 bytes)
{
    {
        const std::lock_guard lock(m_mutex);
        if (bytes > 0 && m_bytes > 0 && m_bytes + bytes > mostBytes)
            return false;
        m_bytes += bytes;
        ++m_changing[key];
        m_changes.push_back({key, std::move(task), bytes, false});
    }
    m_news.notify_one();
    return true;
}

void CacheThread::run(const CacheFolder::Options &options)
{
    CacheFolder folder(options);
    if (folder.needsSweep())
        m_partsToSweep = CacheFolder::sweepParts;
    while (const Task task = next()) {
        task(folder);
        settle();
    }
}

/// What is to be done now, waiting for it if need be; nothing at the end.
CacheThread::Task CacheThread::next()
{
    std::unique_lock lock(m_mutex);
    m_news.wait(lock, [this] { return m_isEnding || !m_lookups.empty() || !m_changes.empty() || m_partsToSweep > 0; });
    if (!m_lookups.empty()) {
        Task task = std::move(m_lookups.front());
        m_lookups.pop_front();
        return task;
    }
    if (!m_changes.empty())
        return nextChange();
    return m_isEnding ? Task() : nextSweep();
}

CacheThread::Task CacheThread::nextChange()
{
    m_current = std::move(m_changes.front());
    m_changes.pop_front();
    const bool isInVain = m_isEnding && m_current.isLookup;
    return isInVain ? Task([](CacheFolder &) {}) : m_current.task;
}

CacheThread::Task CacheThread::nextSweep()
{
    const int part = CacheFolder::sweepParts - m_partsToSweep;
    --m_partsToSweep;
    return [part](CacheFolder &folder) { folder.sweep(part); };
}

/// The change that was made, if it was one, is not waited for any more.
void CacheThread::settle()
{
    const std::lock_guard lock(m_mutex);
    const Change done = std::exchange(m_current, {});
    if (!done.task || done.isLookup)
        return;
    m_bytes -= done.bytes;
    if (const auto count = m_changing.find(done.key); --*count == 0)
        m_changing.erase(count);
}

} // namespace kader::net
