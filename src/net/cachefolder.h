#pragma once

#include "net/cacheindex.h"
#include "net/kept.h"

#include <QDateTime>

#include <functional>
#include <optional>
#include <vector>

namespace kader::net {

/// A cache on disk: an index, and a file for the body of each answer. Lives in one thread; any number of processes
/// may work in the same folder.
///
/// A body is written under a name that was never used before, and the index says so afterwards, so at any moment a
/// process may be killed. What is read has the length and the checksum that the index tells, or it is not there.
/// Damage to the index ends it: the folder begins anew. Where nothing can be written, nothing is kept; that is no
/// failure that anybody is told of.
class CacheFolder final {
public:
    struct Options {
        QString folder;
        qint64 mostBytes = qint64(2) << 30;  ///< Of all bodies, each with the rest of its last block.
        std::function<QDateTime()> now = {}; ///< The clock; the real one when empty.
    };

    explicit CacheFolder(Options options);
    CacheFolder(const CacheFolder &) = delete;
    CacheFolder &operator=(const CacheFolder &) = delete;
    ~CacheFolder();

    [[nodiscard]] std::optional<Kept> find(const QByteArray &key);
    /// What the server said at that time. Larger ones than a quarter of the whole are not kept. Whether it was.
    bool put(const QByteArray &key, const Response &response, const QDateTime &asOf);
    /// The server said the same then.
    void confirm(const QByteArray &key, const QDateTime &asOf);
    void markOutdated(const QByteArray &key);
    void forget(const QByteArray &key);
    void clear();

    void setMostBytes(qint64 bytes);
    [[nodiscard]] qint64 bytes();

    /// Whether it is a day ago that somebody swept here.
    [[nodiscard]] bool needsSweep();
    /// Ends what killed processes left in one of `sweepParts` parts of the folder: files that the index does not
    /// know, if they are a day old, and what it says of files that are not there.
    void sweep(int part);
    static constexpr int sweepParts = 256;

private:
    [[nodiscard]] bool isUsable();
    void begin();
    void renewIfDamaged();
    void beginAnew();
    [[nodiscard]] qint64 now() const { return m_options.now().toMSecsSinceEpoch(); }
    [[nodiscard]] qint64 use();
    void flushUses();
    [[nodiscard]] QString path(const QString &body) const;
    void removeFiles(const QStringList &bodies) const;
    [[nodiscard]] bool write(const QString &body, const QByteArray &bytes) const;
    [[nodiscard]] std::optional<Kept> read(const CacheEntry &entry) const;

    Options m_options;
    CacheIndex m_index;
    std::vector<CacheIndex::Use> m_uses; ///< Not in the index yet.
    qint64 m_lastUse = 0;
};

} // namespace kader::net
