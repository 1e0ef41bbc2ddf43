#include "support/watchedapplication.h"

#include <QFile>
#include <QMetaEnum>
#include <QThread>

#include <array>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

/// How long this thread has waited for a processor so far (Linux: second number of schedstat); 0 where that is not
/// told.
std::chrono::nanoseconds waitedForProcessor()
{
    static const int file = ::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
    std::array<char, 96> text = {};
    if (file < 0 || ::pread(file, text.data(), text.size() - 1, 0) <= 0)
        return {};
    char *end = nullptr;
    std::strtoull(text.data(), &end, 10);
    return std::chrono::nanoseconds(std::strtoull(end, nullptr, 10));
}

struct Moment {
    std::chrono::steady_clock::time_point time = std::chrono::steady_clock::now();
    std::chrono::nanoseconds waited = waitedForProcessor();

    [[nodiscard]] std::chrono::nanoseconds since() const
    {
        const Moment now;
        return now.time - time - (now.waited - waited);
    }
};

} // namespace

WatchedApplication &WatchedApplication::instance()
{
    return *static_cast<WatchedApplication *>(QCoreApplication::instance());
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    // Other threads have events too, which keep nobody from this one's.
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    // The receiver or the event may be gone afterwards, and inner events belong to the outermost one.
    const QByteArray receiverName = receiver->metaObject()->className();
    const QEvent::Type type = event->type();
    const Moment begin;
    ++m_depth;
    const bool isHandled = QApplication::notify(receiver, event);
    --m_depth;
    const std::chrono::nanoseconds time = begin.since();
    if (m_depth == 0 && time > m_longest.time) {
        const char *typeName = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        m_longest = {time, QLatin1StringView(receiverName) + u": "_s + QLatin1StringView(typeName ? typeName : "?")};
    }
    return isHandled;
}

} // namespace kader::test
