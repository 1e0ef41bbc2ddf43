#include "net/cacheindex.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <atomic>

using namespace Qt::StringLiterals;

namespace kader::net {

namespace {

/// Of the tables below. Another one is another program's, and not read.
constexpr int format = 1;

/// Names of connections are shared by the whole process.
QString freshName()
{
    static std::atomic<quint64> count = 0;
    return u"kader-cache-%1"_s.arg(++count);
}

/// A null string would be bound as NULL.
QVariant bindable(const QVariant &value)
{
    if (value.typeId() == QMetaType::QString && value.toString().isNull())
        return u""_s;
    if (value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull())
        return ""_ba;
    return value;
}

/// The statements are known to be right: where one makes no sense, it is the file that is none of ours. One that was
/// put in another one's place, by a process that began anew, is as good as damaged to who still has the old one.
bool meansDamage(int code)
{
    constexpr int error = 1;
    constexpr int corrupt = 11;
    constexpr int notADatabase = 26;
    constexpr int moved = 8 | (4 << 8);
    if (code == moved)
        return true;
    const int primary = code & 0xff;
    return primary == error || primary == corrupt || primary == notADatabase;
}

const QStringList &schema()
{
    static const QStringList statements = {
        u"CREATE TABLE answers (key BLOB PRIMARY KEY, address TEXT NOT NULL, headers BLOB NOT NULL, as_of INTEGER NOT "
        "NULL, outdated INTEGER NOT NULL, body TEXT NOT NULL, size INTEGER NOT NULL, checksum BLOB NOT NULL, cost "
        "INTEGER NOT NULL, used INTEGER NOT NULL)"_s,
        u"CREATE INDEX answers_by_use ON answers (used)"_s,
        u"CREATE INDEX answers_by_body ON answers (body)"_s,
        u"CREATE TABLE room (id INTEGER NOT NULL, taken INTEGER NOT NULL, swept INTEGER NOT NULL)"_s,
        u"INSERT INTO room VALUES (random(), 0, 0)"_s,
        u"CREATE TRIGGER answer_came AFTER INSERT ON answers BEGIN UPDATE room SET taken = taken + new.cost; END"_s,
        u"CREATE TRIGGER answer_went AFTER DELETE ON answers BEGIN UPDATE room SET taken = taken - old.cost; END"_s,
        u"PRAGMA user_version = %1"_s.arg(format)};
    return statements;
}

} // namespace

CacheIndex::CacheIndex(QString path) : m_path(std::move(path)) {}

CacheIndex::~CacheIndex()
{
    close();
}

bool CacheIndex::open()
{
    m_isDamaged = false;
    m_name = freshName();
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    database.setDatabaseName(m_path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=2000"_s);
    if (database.open() && prepareFile())
        return true;
    if (!m_isDamaged)
        m_isDamaged = database.lastError().isValid() && meansDamage(database.lastError().nativeErrorCode().toInt());
    database = {};
    close();
    return false;
}

void CacheIndex::close()
{
    if (m_name.isEmpty())
        return;
    QSqlDatabase::removeDatabase(m_name);
    m_name.clear();
}

bool CacheIndex::prepareFile()
{
    if (!run(u"PRAGMA cell_size_check = ON"_s) || !run(u"PRAGMA journal_mode = DELETE"_s) ||
        !run(u"PRAGMA synchronous = OFF"_s))
        return false;
    // Asked before anything is locked, for where nothing can be written there is still something to read.
    const bool isReady = number(u"PRAGMA user_version"_s) == format || create();
    m_id = isReady ? number(u"SELECT id FROM room"_s) : 0;
    return isReady && !m_isDamaged;
}

bool CacheIndex::create()
{
    return transact([this] {
        const qint64 found = number(u"PRAGMA user_version"_s); // Another process may have been faster.
        if (found == format || m_isDamaged)
            return found == format;
        // A new file has no tables; one with tables of another kind is not ours to write in.
        m_isDamaged = found != 0;
        for (const QString &statement : schema()) {
            if (m_isDamaged || !run(statement))
                return false;
        }
        return true;
    });
}

bool CacheIndex::transact(const std::function<bool()> &work)
{
    if (!run(u"BEGIN IMMEDIATE"_s))
        return false;
    if (work() && run(u"COMMIT"_s))
        return true;
    // SQLite has rolled back by itself when the disk is full.
    static_cast<void>(QSqlQuery(QSqlDatabase::database(m_name, false)).exec(u"ROLLBACK"_s));
    return false;
}

bool CacheIndex::fail(const QSqlQuery &query)
{
    m_isDamaged = m_isDamaged || meansDamage(query.lastError().nativeErrorCode().toInt());
    return false;
}

bool CacheIndex::run(QSqlQuery &query, const QString &sql, const QVariantList &values)
{
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return fail(query);
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), bindable(values[i]));
    return query.exec() || fail(query);
}

bool CacheIndex::run(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    return run(query, sql, values);
}

qint64 CacheIndex::number(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    if (run(query, sql) && query.next())
        return query.value(0).toLongLong();
    static_cast<void>(fail(query));
    return 0;
}

bool CacheIndex::isSound()
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    return run(query, u"PRAGMA quick_check(1)"_s) && query.next() && query.value(0).toString() == "ok"_L1;
}

std::optional<CacheEntry> CacheIndex::find(const QByteArray &key)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    if (!run(query, u"SELECT address, headers, as_of, outdated, body, size, checksum FROM answers WHERE key = ?"_s,
             {key}))
        return std::nullopt;
    if (!query.next()) {
        static_cast<void>(fail(query));
        return std::nullopt;
    }
    return CacheEntry{.key = key,
                      .address = query.value(0).toString(),
                      .headers = query.value(1).toByteArray(),
                      .asOf = query.value(2).toLongLong(),
                      .isOutdated = query.value(3).toBool(),
                      .body = query.value(4).toString(),
                      .size = query.value(5).toLongLong(),
                      .checksum = query.value(6).toByteArray()};
}

std::optional<QStringList> CacheIndex::put(const CacheEntry &entry, qint64 used, qint64 mostBytes)
{
    QStringList freed;
    const bool isDone = transact([&] {
        if (const std::optional<CacheEntry> old = find(entry.key))
            freed << old->body;
        return run(u"DELETE FROM answers WHERE key = ?"_s, {entry.key}) &&
               evictSome(mostBytes - costOf(entry.size), freed) &&
               run(u"INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                   {entry.key, entry.address, entry.headers, entry.asOf, entry.isOutdated, entry.body, entry.size,
                    entry.checksum, costOf(entry.size), used});
    });
    return isDone ? std::optional(freed) : std::nullopt;
}

/// The least recently used ones first.
bool CacheIndex::evictSome(qint64 mostBytes, QStringList &freed)
{
    for (qint64 taken = bytes(); taken > mostBytes; taken = bytes()) {
        QSqlQuery query(QSqlDatabase::database(m_name, false));
        if (!run(query, u"SELECT key, body, cost FROM answers ORDER BY used, rowid LIMIT 100"_s))
            return false;
        QList<QByteArray> keys;
        for (; taken > mostBytes && query.next(); taken -= query.value(2).toLongLong()) {
            keys << query.value(0).toByteArray();
            freed << query.value(1).toString();
        }
        query.finish();
        if (keys.isEmpty())
            return !m_isDamaged;
        for (const QByteArray &key : keys) {
            if (!run(u"DELETE FROM answers WHERE key = ?"_s, {key}))
                return false;
        }
    }
    return !m_isDamaged;
}

QStringList CacheIndex::evict(qint64 mostBytes)
{
    QStringList freed;
    return transact([&] { return evictSome(mostBytes, freed); }) ? freed : QStringList();
}

void CacheIndex::remove(const QByteArray &key, const QString &body)
{
    static_cast<void>(run(u"DELETE FROM answers WHERE key = ? AND body = ?"_s, {key, body}));
}

void CacheIndex::confirm(const QByteArray &key, qint64 asOf)
{
    static_cast<void>(run(u"UPDATE answers SET as_of = ?, outdated = 0 WHERE key = ?"_s, {asOf, key}));
}

void CacheIndex::markOutdated(const QByteArray &key)
{
    static_cast<void>(run(u"UPDATE answers SET outdated = 1 WHERE key = ?"_s, {key}));
}

void CacheIndex::noteUses(const std::vector<Use> &uses)
{
    static_cast<void>(transact([&] {
        for (const Use &use : uses) {
            if (!run(u"UPDATE answers SET used = ? WHERE key = ?"_s, {use.when, use.key}))
                return false;
        }
        return true;
    }));
}

std::optional<QStringList> CacheIndex::bodies(const QString &start)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    if (!run(query, u"SELECT body FROM answers WHERE body >= ? AND body < ?"_s, {start, QString(start + u'~')}))
        return std::nullopt;
    QStringList found;
    while (query.next())
        found << query.value(0).toString();
    static_cast<void>(fail(query));
    return m_isDamaged ? std::nullopt : std::optional(found);
}

void CacheIndex::removeBodies(const QStringList &bodies)
{
    static_cast<void>(transact([&] {
        for (const QString &body : bodies) {
            if (!run(u"DELETE FROM answers WHERE body = ?"_s, {body}))
                return false;
        }
        return true;
    }));
}

qint64 CacheIndex::bytes()
{
    return number(u"SELECT taken FROM room"_s);
}

qint64 CacheIndex::lastSweep()
{
    return number(u"SELECT swept FROM room"_s);
}

void CacheIndex::noteSweep(qint64 when)
{
    static_cast<void>(run(u"UPDATE room SET swept = ?"_s, {when}));
}

} // namespace kader::net
