#include "curation/filethread.h"

#include <future>

namespace kader::curation {

Result<std::unique_ptr<FileThread>> FileThread::start(Opener open)
{
    std::unique_ptr<FileThread> thread(new FileThread);
    // Shared: one side may be done with it while the other is still in it.
    const auto outcome = std::make_shared<std::promise<std::optional<Error>>>();
    const auto tell = [outcome](std::optional<Error> error) { outcome->set_value(std::move(error)); };
    thread->m_thread = std::thread(&FileThread::live, thread.get(), std::move(open), tell);
    if (const std::optional<Error> error = outcome->get_future().get())
        return tl::unexpected(*error);
    return thread;
}

FileThread::~FileThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_given.notify_one();
    m_thread.join();
}

void FileThread::run(Work work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(work));
    }
    m_given.notify_one();
}

void FileThread::runAndWait(const Work &work)
{
    const auto done = std::make_shared<std::promise<void>>();
    run([&work, done](store::CurationFile &file) {
        work(file);
        done->set_value();
    });
    done->get_future().wait();
}

void FileThread::live(const Opener &open, std::function<void(std::optional<Error>)> opened)
{
    // SQLite's connection is made, used and closed here.
    Result<store::CurationFile> file = open();
    opened(file ? std::nullopt : std::optional(file.error()));
    if (!file)
        return;
    while (const Work work = next())
        work(*file);
}

/// Nothing when the end was asked for and there is no more to do.
FileThread::Work FileThread::next()
{
    std::unique_lock lock(m_mutex);
    m_given.wait(lock, [this] { return m_isEnding || !m_queue.empty(); });
    if (m_queue.empty())
        return {};
    Work work = std::move(m_queue.front());
    m_queue.pop_front();
    return work;
}

} // namespace kader::curation
