#pragma once

#include "base/result.h"
#include "store/curationfile.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace kader::curation {

/// The one thread that a working file belongs to. Work is done in the order in which it was given.
class FileThread final {
public:
    using Opener = std::function<Result<store::CurationFile>()>;
    using Work = std::function<void(store::CurationFile &)>;

    /// Opens the file in a thread of its own and waits until that is done.
    [[nodiscard]] static Result<std::unique_ptr<FileThread>> start(Opener open);
    /// Waits until all work is done, and closes the file.
    ~FileThread();
    FileThread(const FileThread &) = delete;
    FileThread &operator=(const FileThread &) = delete;

    void run(Work work);
    /// The same, and waits for it.
    void runAndWait(const Work &work);

private:
    FileThread() = default;
    void live(const Opener &open, std::function<void(std::optional<Error>)> opened);
    [[nodiscard]] Work next();

    std::mutex m_mutex;
    std::condition_variable m_given;
    std::deque<Work> m_queue;
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace kader::curation
