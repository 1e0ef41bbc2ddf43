#include "store/sourcetable.h"

#include "store/annotation.h"
#include "store/connection.h"

#include "base/tr.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

// Manifests repeat themselves; the fastest level already makes them ten times smaller or more.
constexpr int compressionLevel = 1;

struct KindName {
    SourceKind kind;
    QLatin1StringView name;
};
constexpr std::array kindNames{
    KindName{SourceKind::Manifest, "manifest"_L1},
    KindName{SourceKind::AnnotationPage, "annotation-page"_L1},
    KindName{SourceKind::Record, "record"_L1},
    KindName{SourceKind::Original, "original"_L1},
};

QString nameOf(SourceKind kind)
{
    return std::find_if(kindNames.begin(), kindNames.end(), [&](const KindName &each) { return each.kind == kind; })
        ->name;
}

QByteArray sha256Of(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

std::optional<SourceKind> sourceKindOf(const QString &name)
{
    const auto found =
        std::find_if(kindNames.begin(), kindNames.end(), [&](const KindName &each) { return each.name == name; });
    return found == kindNames.end() ? std::nullopt : std::optional(found->kind);
}

/// Its length stands before it, and it can't be much longer than what it holds.
qint64 sizeOfChunk(const QByteArray &chunk)
{
    if (chunk.size() < 4 || chunk.size() > chunkSize + chunkSize / 100 + 64)
        return 0;
    const auto size = qFromBigEndian<quint32>(chunk.constData());
    return size > chunkSize ? 0 : qint64(size);
}

QByteArray expandedChunk(const QByteArray &chunk, qint64 size)
{
    if (sizeOfChunk(chunk) != size)
        return {};
    const QByteArray bytes = qUncompress(chunk);
    return bytes.size() == size ? bytes : QByteArray();
}

Result<Source> SourceTable::add(const Source &source, const QByteArray &bytes) const
{
    if (source.id.isNull() || !source.fetched.isValid())
        return tl::unexpected(m_connection.error(ErrorKind::Usage, Tr::tr("A source needs an identity and a time.")));
    if (bytes.size() > maxSourceSize)
        return tl::unexpected(m_connection.error(ErrorKind::TooLarge,
                                                 Tr::tr("%1 is larger than a curation can hold.").arg(source.title)));
    Source kept{source.id,
                source.kind,
                storable(source.origin),
                storable(source.title),
                source.fetched.toUTC(),
                sha256Of(bytes),
                bytes.size(),
                source.about};
    const Result<qint64> content = keep(kept.sha256, bytes);
    if (!content)
        return tl::unexpected(content.error());
    const Result<void> added =
        m_connection.run(u"INSERT INTO source (uuid, kind, origin, title, fetched, content, about) "
                         "VALUES (?, ?, ?, ?, ?, ?, (SELECT number FROM source WHERE uuid = ?))"_s,
                         {kept.id.toString(QUuid::WithoutBraces), nameOf(kept.kind), kept.origin, kept.title,
                          kept.fetched.toMSecsSinceEpoch(), *content,
                          kept.about.isNull() ? QVariant() : QVariant(kept.about.toString(QUuid::WithoutBraces))});
    return added.map([&] { return kept; });
}

Result<qint64> SourceTable::keep(const QByteArray &sha256, const QByteArray &bytes) const
{
    const Result<qint64> known = m_connection.integer(u"SELECT number FROM content WHERE sha256 = ?"_s, {sha256});
    if (known || known.error().kind != ErrorKind::NotFound)
        return known;
    const Result<qint64> content =
        m_connection.insert(u"INSERT INTO content (sha256, size) VALUES (?, ?)"_s, {sha256, bytes.size()});
    if (!content)
        return content;
    for (qint64 at = 0; at < bytes.size(); at += chunkSize) {
        const qint64 length = qMin(chunkSize, bytes.size() - at);
        const QByteArray chunk =
            qCompress(reinterpret_cast<const uchar *>(bytes.constData()) + at, length, compressionLevel);
        const Result<void> kept = m_connection.run(u"INSERT INTO chunk (content, ordinal, bytes) VALUES (?, ?, ?)"_s,
                                                   {*content, at / chunkSize, chunk});
        if (!kept)
            return tl::unexpected(kept.error());
    }
    return content;
}

Result<std::vector<Source>> SourceTable::all() const
{
    std::vector<Source> sources;
    Rows rows = m_connection.rows(
        u"SELECT source.uuid, source.kind, source.origin, source.title, source.fetched, sha256, size, "
        "described.uuid FROM source JOIN content ON content.number = source.content "
        "LEFT JOIN source AS described ON described.number = source.about ORDER BY source.number"_s);
    while (rows.next()) {
        const std::optional<SourceKind> kind = sourceKindOf(rows.text(1));
        if (!kind)
            return tl::unexpected(
                m_connection.error(ErrorKind::Malformed,
                                   Tr::tr("This curation is damaged (a source of the kind “%1”).").arg(rows.text(1))));
        sources.push_back({QUuid::fromString(rows.text(0)), *kind, rows.text(2), rows.text(3),
                           QDateTime::fromMSecsSinceEpoch(rows.integer(4)).toUTC(), rows.bytes(5), rows.integer(6),
                           QUuid::fromString(rows.text(7))});
    }
    return rows.outcome().map([&] { return std::move(sources); });
}

Result<QByteArray> SourceTable::bytes(const QUuid &id) const
{
    qint64 content = 0;
    qint64 size = 0;
    QByteArray sha256;
    {
        Rows rows = m_connection.rows(u"SELECT content.number, size, sha256 FROM source "
                                      "JOIN content ON content.number = source.content WHERE uuid = ?"_s,
                                      {id.toString(QUuid::WithoutBraces)});
        if (!rows.next()) {
            const Result<void> outcome = rows.outcome();
            return tl::unexpected(
                outcome ? m_connection.error(ErrorKind::NotFound, Tr::tr("There is no such source in this curation."))
                        : outcome.error());
        }
        content = rows.integer(0);
        size = rows.integer(1);
        sha256 = rows.bytes(2);
    }
    const Result<QByteArray> bytes = chunks(content, size);
    if (bytes && sha256Of(*bytes) != sha256)
        return tl::unexpected(m_connection.error(ErrorKind::Malformed,
                                                 Tr::tr("This curation is damaged (a source is not what was kept).")));
    return bytes;
}

Result<QByteArray> SourceTable::chunks(qint64 content, qint64 size) const
{
    if (size > maxSourceSize)
        return tl::unexpected(
            m_connection.error(ErrorKind::TooLarge, Tr::tr("A source in this curation is larger than Kader reads.")));
    QByteArray bytes;
    Rows rows = m_connection.rows(u"SELECT bytes FROM chunk WHERE content = ? ORDER BY ordinal"_s, {content});
    while (bytes.size() < size && rows.next()) {
        const qint64 length = qMin(chunkSize, size - bytes.size());
        const QByteArray chunk = expandedChunk(rows.bytes(0), length);
        if (chunk.size() != length)
            return tl::unexpected(m_connection.error(
                ErrorKind::Malformed, Tr::tr("This curation is damaged (a source cannot be unpacked).")));
        bytes += chunk;
    }
    return rows.outcome().map([&] { return std::move(bytes); });
}

Result<QHash<qint64, QUuid>> SourceTable::identities() const
{
    QHash<qint64, QUuid> identities;
    Rows rows = m_connection.rows(u"SELECT number, uuid FROM source"_s);
    while (rows.next())
        identities.insert(rows.integer(0), QUuid::fromString(rows.text(1)));
    return rows.outcome().map([&] { return std::move(identities); });
}

} // namespace kader::store
