#include "curation/closing.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <future>
#include <mutex>
#include <utility>
#include <vector>

namespace kader::curation {

namespace {

/// What this process is still at.
class Closing final {
public:
    static Closing &all()
    {
        static Closing closing;
        return closing;
    }

    void add(const QString &path, std::unique_ptr<FileThread> thread)
    {
        const std::lock_guard lock(m_mutex);
        m_files.erase(std::remove_if(m_files.begin(), m_files.end(), isClosed), m_files.end());
        auto close = [ending = std::move(thread)]() mutable { ending.reset(); };
        m_files.push_back({path, std::async(std::launch::async, std::move(close)).share()});
    }

    [[nodiscard]] std::vector<std::shared_future<void>> of(const QString &path)
    {
        const std::lock_guard lock(m_mutex);
        std::vector<std::shared_future<void>> files;
        for (const File &file : m_files) {
            if (QFileInfo(file.path) == QFileInfo(path))
                files.push_back(file.isClosed);
        }
        return files;
    }

    void finish()
    {
        const std::lock_guard lock(m_mutex);
        for (const File &file : m_files)
            file.isClosed.wait();
        m_files.clear();
    }

private:
    struct File {
        QString path;
        std::shared_future<void> isClosed;
    };

    /// Before the application goes, on which SQL's drivers depend.
    Closing()
    {
        qAddPostRoutine([] { all().finish(); });
    }

    static bool isClosed(const File &file)
    {
        return file.isClosed.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    }

    std::mutex m_mutex;
    std::vector<File> m_files;
};

bool isWorthCompacting(const store::CurationFile &file)
{
    const Result<store::CurationFile::Slack> slack = file.slack();
    return !file.isReadOnly() && slack && slack->isWorthCompacting();
}

/// Nothing depends on it, so that nobody needs to hear when it fails. A damaged file stays as it is: written anew, it
/// would hold nothing more of what could be rescued.
void giveRoomBack(store::CurationFile &file)
{
    const Result<Diagnostics> problems = file.check();
    if (problems && problems->isEmpty())
        static_cast<void>(file.compact());
}

} // namespace

void closeInBackground(std::unique_ptr<FileThread> thread)
{
    QString path;
    bool hasRoomToGive = false;
    thread->runAndWait([&](const store::CurationFile &file) {
        path = file.path();
        hasRoomToGive = isWorthCompacting(file);
    });
    if (!hasRoomToGive)
        return; // and is closed at once
    thread->run(giveRoomBack);
    Closing::all().add(path, std::move(thread));
}

void waitUntilClosed(const QString &path)
{
    for (const std::shared_future<void> &file : Closing::all().of(path))
        file.wait();
}

} // namespace kader::curation
