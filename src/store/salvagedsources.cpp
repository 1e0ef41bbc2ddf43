#include "store/salvagedsources.h"

#include "store/change.h"
#include "store/connection.h"
#include "store/salvage.h"
#include "store/sourcetable.h"
#include "store/standin.h"

#include "base/tr.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

constexpr qint64 noContent = -1;
// In all stand-ins together.
constexpr int mostCanvases = 100'000;

void lose(Diagnostics &losses, const QString &message)
{
    losses.append({Severity::Error, u"salvage"_s, message, {}});
}

QSet<qint64> referencedBy(const Remains &remains)
{
    QSet<qint64> numbers;
    for (const Remains::AnnotationRow &row : remains.annotations) {
        if (row.source)
            numbers.insert(*row.source);
    }
    for (const auto *targets : {&remains.targets, &remains.indexedTargets}) {
        for (const QMap<qint64, Remains::TargetRow> &of : *targets) {
            for (const Remains::TargetRow &row : of)
                numbers.insert(row.source);
        }
    }
    return numbers;
}

/// How far annotations reach on the canvases of these sources.
QHash<qint64, QMap<int, QSizeF>> extentsOn(const QSet<qint64> &sources, const Remains &remains)
{
    QHash<qint64, QMap<int, QSizeF>> extents;
    for (const auto *targets : {&remains.targets, &remains.indexedTargets}) {
        for (const QMap<qint64, Remains::TargetRow> &of : *targets) {
            for (const Remains::TargetRow &row : of) {
                if (!sources.contains(row.source) || !row.target.canvas)
                    continue;
                const Area area = row.target.area.value_or(Area{});
                QSizeF &extent = extents[row.source][*row.target.canvas];
                extent = extent.expandedTo({area.x + area.width, area.y + area.height});
            }
        }
    }
    return extents;
}

int &countOf(SourceKind kind, Salvaged &salvaged)
{
    switch (kind) {
    case SourceKind::Manifest:
        return salvaged.manifests;
    case SourceKind::Record:
        return salvaged.records;
    case SourceKind::AnnotationPage:
    case SourceKind::Original:
        break;
    }
    return salvaged.otherDocuments;
}

} // namespace

SalvagedSources::SalvagedSources(PageFile &file, const Remains &remains)
    : m_file(file), m_remains(remains), m_sources(remains.sources)
{
    findLost();
    for (auto each = m_sources.begin(); each != m_sources.end(); ++each)
        m_identities.insert(each.key(), each->source.id);
    findContents();
}

/// UUIDs of manifests that are part of the curation and have no row.
QSet<QUuid> SalvagedSources::missingIncluded() const
{
    QSet<QUuid> missing;
    for (auto each = m_remains.settings.begin(); each != m_remains.settings.end(); ++each) {
        if (each.key().startsWith(includedSettingPrefix))
            missing.insert(QUuid::fromString(each.key().sliced(includedSettingPrefix.size())));
    }
    for (const Remains::SourceRow &row : m_remains.sources)
        missing.remove(row.source.id);
    missing.remove(QUuid());
    return missing;
}

/// Sources and annotations with the same number have entries that look alike in their indexes.
std::optional<QUuid> SalvagedSources::identityOf(qint64 number) const
{
    QList<QUuid> candidates = m_remains.identities.values(number);
    const auto annotation = m_remains.annotations.constFind(number);
    if (annotation != m_remains.annotations.constEnd())
        candidates.removeAll(annotation->annotation.id);
    const QSet<QUuid> included = missingIncluded();
    const auto sure =
        std::find_if(candidates.begin(), candidates.end(), [&](const QUuid &id) { return included.contains(id); });
    if (sure != candidates.end())
        return *sure;
    const bool isPlain = candidates.size() == 1 && annotation != m_remains.annotations.constEnd();
    return isPlain ? std::optional(candidates.first()) : std::nullopt;
}

void SalvagedSources::findLost()
{
    QSet<qint64> numbers = referencedBy(m_remains);
    const QSet<QUuid> included = missingIncluded();
    for (auto each = m_remains.identities.begin(); each != m_remains.identities.end(); ++each) {
        if (included.contains(each.value()))
            numbers.insert(each.key());
    }
    for (const qint64 number : numbers) {
        if (m_sources.contains(number))
            continue;
        const std::optional<QUuid> id = identityOf(number);
        if (!id)
            m_renamed.insert(number);
        m_lost.insert(number);
        Source source;
        source.id = id.value_or(QUuid::createUuid());
        source.title = Tr::tr("Lost manifest %1").arg(number);
        source.fetched = QDateTime::fromMSecsSinceEpoch(0).toUTC();
        m_sources.insert(number, {source, noContent, std::nullopt});
    }
}

/// Bytes of manifests that nobody refers to any more are those of the manifests whose rows are lost.
void SalvagedSources::findContents()
{
    if (m_lost.isEmpty())
        return;
    QSet<qint64> contents(m_remains.chunks.keyBegin(), m_remains.chunks.keyEnd());
    for (const Remains::SourceRow &row : m_remains.sources)
        contents.remove(row.content);
    QHash<qint64, SelfDescription> manifests;
    for (const qint64 content : contents) {
        if (const std::optional<QByteArray> bytes = bytesOf(content)) {
            if (const std::optional<SelfDescription> manifest = describedManifest(*bytes))
                manifests.insert(content, *manifest);
        }
    }
    for (const qint64 number : m_lost) {
        const bool isOnly = m_lost.size() == 1 && manifests.size() == 1;
        const qint64 content = isOnly ? manifests.keyBegin().operator*() : number;
        const auto found = manifests.constFind(content);
        if (found == manifests.constEnd())
            continue;
        Remains::SourceRow &row = m_sources[number];
        row.content = content;
        row.source.origin = found->id;
        if (!found->label.isEmpty())
            row.source.title = found->label;
    }
}

/// Nothing when a piece is missing or they are not what was kept.
std::optional<QByteArray> SalvagedSources::bytesOf(qint64 content)
{
    const QMap<qint64, PageFile::Place> chunks = m_remains.chunks.value(content);
    const auto sha256 = m_remains.checksums.constFind(content);
    QByteArray bytes;
    qint64 last = chunkSize;
    qint64 ordinal = 0;
    for (auto each = chunks.begin(); each != chunks.end(); ++each, ++ordinal) {
        const std::optional<PageFile::Record> record = m_file.record(each.value());
        if (!record || each.key() != ordinal || last != chunkSize || bytes.size() > maxSourceSize)
            return std::nullopt;
        const QByteArray chunk = record->values[2].toByteArray();
        last = sizeOfChunk(chunk);
        const QByteArray piece = expandedChunk(chunk, last);
        if (piece.isEmpty())
            return std::nullopt;
        bytes += piece;
    }
    // Without the checksum, a last piece that is not full tells that it is the last.
    if (sha256 == m_remains.checksums.constEnd())
        return !chunks.isEmpty() && last < chunkSize ? std::optional(bytes) : std::nullopt;
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256) == *sha256 ? std::optional(bytes) : std::nullopt;
}

Result<void> SalvagedSources::write(Connection &target, Salvaged &salvaged)
{
    Diagnostics &losses = salvaged.losses;
    const SourceTable table(target);
    const QSet<qint64> numbers(m_sources.keyBegin(), m_sources.keyEnd());
    const QSet<qint64> referenced = referencedBy(m_remains);
    const QHash<qint64, QMap<int, QSizeF>> extents = extentsOn(numbers, m_remains);
    int canvasesLeft = mostCanvases;
    QSet<QUuid> written;
    for (auto each = m_sources.begin(); each != m_sources.end(); ++each) {
        Source source = each->source;
        if (written.contains(source.id))
            continue;
        source.about = each->about ? m_identities.value(*each->about) : QUuid();
        std::optional<QByteArray> bytes = each->content == noContent ? std::nullopt : bytesOf(each->content);
        const bool isNeeded = source.kind == SourceKind::Manifest || referenced.contains(each.key());
        if (!bytes && !isNeeded) {
            lose(losses, Tr::tr("What is known about “%1” beside its manifest is lost.").arg(source.title));
            continue;
        }
        if (bytes && m_lost.contains(each.key()))
            lose(losses, Tr::tr("The manifest “%1” is there, but not when it was fetched.").arg(source.title));
        if (!bytes) {
            const QMap<int, QSizeF> extent = extents.value(each.key());
            const int canvases = std::min(canvasesLeft, extent.isEmpty() ? 0 : extent.lastKey());
            canvasesLeft -= canvases;
            bytes = source.kind == SourceKind::Manifest ? standIn(source.origin, source.title, extent, canvases + 1)
                                                        : emptyPage(source.origin);
            lose(losses, Tr::tr("The document “%1” is lost. An empty one stands in its place, so that the annotations "
                                "on it can be seen; open it again from where it came.")
                             .arg(source.title));
        }
        if (const Result<Source> kept = table.add(source, *bytes); !kept)
            return tl::unexpected(kept.error());
        written.insert(source.id);
        ++countOf(source.kind, salvaged);
    }
    return {};
}

std::optional<QUuid> SalvagedSources::onlyManifest() const
{
    std::optional<QUuid> only;
    for (const Remains::SourceRow &row : m_sources) {
        if (row.source.kind != SourceKind::Manifest)
            continue;
        if (only)
            return std::nullopt;
        only = row.source.id;
    }
    return only;
}

QHash<QString, QString> SalvagedSources::settings() const
{
    QHash<QString, QString> settings;
    for (const qint64 number : m_renamed)
        settings.insert(includedSettingPrefix + m_identities.value(number).toString(QUuid::WithoutBraces), u"yes"_s);
    return settings;
}

} // namespace kader::store
