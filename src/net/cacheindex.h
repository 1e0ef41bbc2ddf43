#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <functional>
#include <optional>
#include <vector>

class QSqlQuery;

namespace kader::net {

/// What the index of a cache says of one answer.
struct CacheEntry {
    QByteArray key;
    QString address;    ///< Where the answer came from, after redirects.
    QByteArray headers; ///< One a line.
    qint64 asOf = 0;    ///< When the server last said so, in ms since 1970.
    bool isOutdated = false;
    QString body; ///< Name of the file that holds it.
    qint64 size = 0;
    QByteArray checksum = {};
};

/// The index of a cache: an SQLite file that several processes read and write. Lives in one thread.
///
/// With a rollback journal and without syncing: a process that is killed leaves nothing half-done, a full disk can
/// still be read, and a machine that loses its power may leave a damaged index. Damage is not mended:
/// isDamaged() tells, and its owner begins another index. What fails for other reasons is not done, and no more.
class CacheIndex final {
public:
    explicit CacheIndex(QString path);
    CacheIndex(const CacheIndex &) = delete;
    CacheIndex &operator=(const CacheIndex &) = delete;
    ~CacheIndex();

    /// Makes the file when there is none.
    [[nodiscard]] bool open();
    void close();
    [[nodiscard]] bool isOpen() const { return !m_name.isEmpty(); }
    [[nodiscard]] bool isDamaged() const { return m_isDamaged; }
    /// Looks at all of it.
    [[nodiscard]] bool isSound();
    /// Of this index, and of none that was begun at the same place before or after; as of open().
    [[nodiscard]] qint64 id() const { return m_id; }

    [[nodiscard]] std::optional<CacheEntry> find(const QByteArray &key);
    /// In place of what the key had. Nothing when that failed; else the files that nobody needs any more.
    [[nodiscard]] std::optional<QStringList> put(const CacheEntry &entry, qint64 used, qint64 mostBytes);
    /// Only while that file is its body.
    void remove(const QByteArray &key, const QString &body);
    void confirm(const QByteArray &key, qint64 asOf);
    void markOutdated(const QByteArray &key);
    struct Use {
        QByteArray key;
        qint64 when; ///< In ms since 1970.
    };
    void noteUses(const std::vector<Use> &uses);
    /// Until no more than that is kept; the files that nobody needs any more.
    [[nodiscard]] QStringList evict(qint64 mostBytes);

    /// The names of files that begin with that.
    [[nodiscard]] std::optional<QStringList> bodies(const QString &start);
    void removeBodies(const QStringList &bodies);
    /// What all answers together take, in bytes; see costOf().
    [[nodiscard]] qint64 bytes();
    [[nodiscard]] qint64 lastSweep();
    void noteSweep(qint64 when);

    /// With the rest of the last block, and the row in the index.
    [[nodiscard]] static qint64 costOf(qint64 size) { return size + 4096; }

private:
    [[nodiscard]] bool prepareFile();
    [[nodiscard]] bool create();
    [[nodiscard]] bool transact(const std::function<bool()> &work);
    [[nodiscard]] bool run(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] bool run(QSqlQuery &query, const QString &sql, const QVariantList &values = {});
    [[nodiscard]] qint64 number(const QString &sql);
    [[nodiscard]] bool evictSome(qint64 mostBytes, QStringList &freed);
    [[nodiscard]] bool fail(const QSqlQuery &query);

    QString m_path;
    QString m_name; ///< Of the connection; empty while it is closed.
    qint64 m_id = 0;
    bool m_isDamaged = false;
};

} // namespace kader::net
