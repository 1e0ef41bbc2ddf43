#include "net/cachefolder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QSet>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace kader::net {

namespace {

constexpr qint64 day = qint64(24) * 60 * 60 * 1000; // ms
constexpr size_t mostUses = 64;                     ///< That a killed process may forget.

/// The bodies belong to this index; another format of it has its own.
const QString subfolder = u"answers-1"_s;

QString prepared(const QString &folder)
{
    const QDir dir(folder);
    if (dir.mkpath(subfolder))
        QFile::setPermissions(dir.filePath(subfolder), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return dir.filePath(subfolder);
}

/// Of all that is served out of an entry, so that a damaged index can't give one answer the looks of another.
QByteArray checksumOf(const CacheEntry &entry, const QByteArray &body)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    for (const QByteArray &part : {entry.key, entry.address.toUtf8(), entry.headers, body}) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    }
    return hash.result();
}

QByteArray written(const QList<Header> &headers)
{
    QByteArray lines;
    for (const Header &header : headers) {
        if (header.name != "set-cookie")
            lines += header.name + ':' + header.value + '\n';
    }
    return lines;
}

QList<Header> readHeaders(const QByteArray &lines)
{
    QList<Header> headers;
    for (const QByteArray &line : lines.split('\n')) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            headers.append({line.left(colon), line.mid(colon + 1)});
    }
    return headers;
}

} // namespace

CacheFolder::CacheFolder(Options options)
    : m_options(std::move(options)), m_index(QDir(prepared(m_options.folder)).filePath(u"index.sqlite"_s))
{
    if (!m_options.now)
        m_options.now = [] { return QDateTime::currentDateTimeUtc(); };
    begin();
    setMostBytes(m_options.mostBytes);
}

CacheFolder::~CacheFolder()
{
    flushUses();
}

void CacheFolder::begin()
{
    static_cast<void>(m_index.open());
    renewIfDamaged();
}

bool CacheFolder::isUsable()
{
    return m_index.isOpen();
}

void CacheFolder::renewIfDamaged()
{
    if (m_index.isDamaged())
        beginAnew();
}

/// Somebody else may just have done the same, so one looks again when it is one's turn.
void CacheFolder::beginAnew()
{
    const qint64 damaged = m_index.id();
    m_index.close();
    m_uses.clear();
    const QDir dir(QDir(m_options.folder).filePath(subfolder));
    QLockFile lock(dir.filePath(u"renewal.lock"_s));
    if (!lock.tryLock(std::chrono::milliseconds(5000).count()))
        return;
    if (m_index.open() && m_index.id() != damaged && m_index.isSound())
        return;
    m_index.close();
    for (const QString &name : {u"index.sqlite"_s, u"index.sqlite-journal"_s})
        QFile::remove(dir.filePath(name));
    QDir(dir.filePath(u"bodies"_s)).removeRecursively();
    static_cast<void>(m_index.open());
}

QString CacheFolder::path(const QString &body) const
{
    return QDir(m_options.folder).filePath(u"%1/bodies/%2/%3"_s.arg(subfolder, body.left(2), body));
}

void CacheFolder::removeFiles(const QStringList &bodies) const
{
    for (const QString &body : bodies)
        QFile::remove(path(body));
}

bool CacheFolder::write(const QString &body, const QByteArray &bytes) const
{
    QFile file(path(body));
    if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::NewOnly | QIODevice::Unbuffered))
        return false;
    const bool isWritten = file.write(bytes) == bytes.size();
    file.close();
    if (isWritten && file.error() == QFileDevice::NoError)
        return true;
    file.remove();
    return false;
}

std::optional<Kept> CacheFolder::read(const CacheEntry &entry) const
{
    QFile file(path(entry.body));
    const std::optional<WebAddress> address = WebAddress::parse(entry.address);
    if (!address || !file.open(QIODevice::ReadOnly) || file.size() != entry.size)
        return std::nullopt;
    const QByteArray body = file.readAll();
    if (checksumOf(entry, body) != entry.checksum)
        return std::nullopt;
    return Kept{.response = {.status = 200,
                             .body = body,
                             .headers = readHeaders(entry.headers),
                             .finalAddress = *address,
                             .asOf = QDateTime::fromMSecsSinceEpoch(entry.asOf, Qt::UTC)},
                .isOutdated = entry.isOutdated};
}

std::optional<Kept> CacheFolder::find(const QByteArray &key)
{
    // Twice, for another process may put another answer in its place meanwhile.
    for (int i = 0; i < 2 && isUsable(); ++i) {
        const std::optional<CacheEntry> entry = m_index.find(key);
        renewIfDamaged();
        if (!entry)
            return std::nullopt;
        if (std::optional<Kept> kept = read(*entry)) {
            m_uses.push_back({key, use()});
            if (m_uses.size() >= mostUses)
                flushUses();
            return kept;
        }
        m_index.remove(key, entry->body);
        QFile::remove(path(entry->body));
    }
    return std::nullopt;
}

bool CacheFolder::put(const QByteArray &key, const Response &response, const QDateTime &asOf)
{
    constexpr int share = 4;
    if (!isUsable() || CacheIndex::costOf(response.body.size()) > m_options.mostBytes / share)
        return false;
    flushUses();
    CacheEntry entry{.key = key,
                     .address = response.finalAddress.text(),
                     .headers = written(response.headers),
                     .asOf = asOf.toMSecsSinceEpoch(),
                     .body = QUuid::createUuid().toString(QUuid::Id128),
                     .size = response.body.size()};
    entry.checksum = checksumOf(entry, response.body);
    if (!write(entry.body, response.body))
        return false;
    const std::optional<QStringList> freed = m_index.put(entry, use(), m_options.mostBytes);
    removeFiles(freed.value_or(QStringList{entry.body}));
    renewIfDamaged();
    return freed.has_value();
}

void CacheFolder::confirm(const QByteArray &key, const QDateTime &asOf)
{
    if (isUsable())
        m_index.confirm(key, asOf.toMSecsSinceEpoch());
    renewIfDamaged();
}

void CacheFolder::markOutdated(const QByteArray &key)
{
    if (isUsable())
        m_index.markOutdated(key);
    renewIfDamaged();
}

void CacheFolder::forget(const QByteArray &key)
{
    const std::optional<CacheEntry> entry = isUsable() ? m_index.find(key) : std::nullopt;
    if (entry) {
        m_index.remove(key, entry->body);
        removeFiles({entry->body});
    }
    renewIfDamaged();
}

void CacheFolder::clear()
{
    if (isUsable())
        removeFiles(m_index.evict(0));
    renewIfDamaged();
}

void CacheFolder::setMostBytes(qint64 bytes)
{
    m_options.mostBytes = bytes;
    flushUses(); // What was used just now goes last.
    if (isUsable() && m_index.bytes() > bytes)
        removeFiles(m_index.evict(bytes));
    renewIfDamaged();
}

qint64 CacheFolder::bytes()
{
    const qint64 taken = isUsable() ? m_index.bytes() : 0;
    renewIfDamaged();
    return isUsable() ? taken : 0;
}

/// Now; but each use is later than the one before.
qint64 CacheFolder::use()
{
    m_lastUse = qMax(m_lastUse + 1, now());
    return m_lastUse;
}

void CacheFolder::flushUses()
{
    if (!m_uses.empty() && isUsable())
        m_index.noteUses(m_uses);
    m_uses.clear();
    renewIfDamaged();
}

bool CacheFolder::needsSweep()
{
    const qint64 last = isUsable() ? m_index.lastSweep() : now();
    return now() - last > day || last > now() + day;
}

void CacheFolder::sweep(int part)
{
    const QString start = u"%1"_s.arg(part, 2, 16, QLatin1Char('0'));
    const std::optional<QStringList> known = isUsable() ? m_index.bodies(start) : std::nullopt;
    if (!known)
        return renewIfDamaged();
    QSet<QString> missing(known->begin(), known->end());
    const QFileInfoList files = QFileInfo(path(start)).dir().entryInfoList(QDir::Files);
    for (const QFileInfo &file : files) {
        // A young one may be about to be told to the index.
        if (!missing.remove(file.fileName()) && file.lastModified().toMSecsSinceEpoch() < now() - day)
            QFile::remove(file.filePath());
    }
    if (!missing.isEmpty())
        m_index.removeBodies(missing.values());
    if (part == sweepParts - 1)
        m_index.noteSweep(now());
    renewIfDamaged();
}

} // namespace kader::net
