#pragma once

#include "base/job.h"
#include "net/kept.h"
#include "net/request.h"

#include <QByteArray>
#include <QDateTime>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace kader::net {

class CacheFolder;
class CacheThread;

/// What an answer is kept under: two requests with one key are answered alike.
[[nodiscard]] QByteArray cacheKey(const Request &request);

/// The one disk cache: answers of servers by their requests, with the least recently used going first. All its work
/// is done in a thread of its own; nothing here waits for a disk but the destructor, which sees to it that what was
/// to be kept is. What was put can be found at once. Many processes may share a folder (see CacheFolder).
///
/// It keeps what it is given; what deserves that, and for how long, is for Client to say.
class Cache final : public QObject {
public:
    struct Options {
        QString folder;
        qint64 mostBytes = standardBytes;
        std::function<QDateTime()> now = {}; ///< The clock, asked in another thread; the real one when empty.
    };
    static constexpr qint64 standardBytes = qint64(2) << 30;
    /// The key under which the window's settings have `mostBytes`; all who share the folder are to hold to it.
    static constexpr QLatin1StringView limitSetting{"cache/mostBytes"};
    /// Of this person, for the window and the command line alike.
    [[nodiscard]] static QString standardFolder();

    explicit Cache(Options options);
    ~Cache() override;

    /// `done` is called from the event loop.
    [[nodiscard]] JobHandle find(const QByteArray &key, std::function<void(std::optional<Kept>)> done);
    /// What the server said at that time. Not done when the disk is so slow that too much waits for it already.
    void put(const QByteArray &key, const Response &response, const QDateTime &asOf);
    /// The server said the same then.
    void confirm(const QByteArray &key, const QDateTime &asOf);
    /// Kept::isOutdated from now on.
    void markOutdated(const QByteArray &key);
    void forget(const QByteArray &key);
    void clear();

    /// What goes when there is more goes at once.
    void setMostBytes(qint64 bytes);
    /// What the cache takes on the disk, roughly, all processes' answers together. `done` is called from the event
    /// loop.
    [[nodiscard]] JobHandle measure(std::function<void(qint64 bytes)> done);

private:
    void change(const QByteArray &key, std::function<void(CacheFolder &)> change);

    std::unique_ptr<CacheThread> m_thread;
};

} // namespace kader::net
