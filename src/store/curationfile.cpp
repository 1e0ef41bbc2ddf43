#include "store/curationfile.h"

#include "store/annotationtable.h"
#include "store/changewriter.h"
#include "store/connection.h"
#include "store/filecheck.h"
#include "store/filecopy.h"
#include "store/history.h"
#include "store/migration.h"
#include "store/opening.h"
#include "store/settingtable.h"
#include "store/sourcetable.h"

#include "base/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

/// A journal must be written beside the file; where that can't be, neither can the file.
bool isWritable(const QFileInfo &file)
{
    return file.isWritable() && QFileInfo(QFileInfo(file.canonicalFilePath()).absolutePath()).isWritable();
}

/// Makes the changes of a step in the order given.
Result<void> makeAll(Connection &connection, std::vector<History::Entry> &entries)
{
    const ChangeWriter writer(connection);
    for (History::Entry &entry : entries) {
        const auto row = writer.make(entry);
        if (!row)
            return tl::unexpected(row.error());
        entry.row = *row;
    }
    return {};
}

/// For a step of the history; there, what does not fit is damage and not someone else's work.
Result<Step> makeAgain(Connection &connection, History::Chapter chapter)
{
    Result<void> made = makeAll(connection, chapter.entries);
    if (!made && made.error().kind == ErrorKind::Conflict)
        return tl::unexpected(connection.error(
            ErrorKind::Malformed,
            Tr::tr("This curation is damaged (the step “%1” does not fit what it holds).").arg(chapter.name)));
    if (!made)
        return tl::unexpected(made.error());
    Step step{chapter.name};
    step.changes.reserve(chapter.entries.size());
    for (History::Entry &entry : chapter.entries)
        step.changes.push_back(std::move(entry.change));
    return step;
}

/// Does not wait for the disk: there is nothing in it yet that a power cut could take, and the first step that is kept
/// has the whole file written down for good.
Result<void> makeUnhurried(Connection &connection)
{
    return connection.waitForDisk(false).and_then([&] { return initialise(connection); }).and_then([&] {
        return connection.waitForDisk(true);
    });
}

void turnAround(std::vector<History::Entry> &entries)
{
    std::reverse(entries.begin(), entries.end());
    for (History::Entry &entry : entries)
        entry.change = reversed(entry.change);
}

} // namespace

CurationFile::CurationFile(QString path, Opened opened)
    : m_path(std::move(path)), m_readOnly(opened.readOnly), m_notes(std::move(opened.notes)),
      m_shadow(std::move(opened.shadow)), m_connection(std::move(opened.connection))
{}

CurationFile::CurationFile(CurationFile &&) noexcept = default;
CurationFile &CurationFile::operator=(CurationFile &&) noexcept = default;
CurationFile::~CurationFile() = default;

Result<CurationFile> CurationFile::create(const QString &path, const Options &options)
{
    const QFileInfo info(path);
    if (info.exists() && info.size() > 0)
        return failure(ErrorKind::Conflict, Tr::tr("There is a file of this name already."), {.document = path});
    const bool isOurs = !info.exists();
    auto connection = Connection::open(info.absoluteFilePath(), {false, options.busyTimeout});
    if (!connection)
        return tl::unexpected(connection.error());
    const Result<void> made = makeUnhurried(**connection);
    if (made)
        return seen(CurationFile(info.absoluteFilePath(), {.connection = std::move(*connection)}));
    connection->reset();
    if (isOurs && QFileInfo(path).size() == 0)
        QFile::remove(path);
    return tl::unexpected(made.error());
}

Result<CurationFile> CurationFile::open(const QString &path, const Options &options)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorKind::NotFound, Tr::tr("There is no such file."), {.document = path});
    if (!info.isFile())
        return failure(ErrorKind::Malformed, Tr::tr("This is not a file."), {.document = path});
    return connect(info.absoluteFilePath(), options);
}

Result<CurationFile> CurationFile::connect(const QString &path, const Options &options)
{
    const bool readOnly = options.access == Access::ReadOnly || !isWritable(QFileInfo(path));
    Result<Opened> opened = openFile(path, {readOnly, options.busyTimeout});
    if (!opened)
        return tl::unexpected(opened.error());
    return seen(CurationFile(path, std::move(*opened)));
}

Result<CurationFile> CurationFile::seen(CurationFile file)
{
    if (Result<bool> changed = file.changedElsewhere(); !changed)
        return tl::unexpected(changed.error());
    return file;
}

Result<void> CurationFile::requireWritable() const
{
    if (m_readOnly)
        return tl::unexpected(m_connection->error(ErrorKind::File, Tr::tr("This curation is open for reading only.")));
    // SQLite would go on writing into a file that no folder names any more.
    if (!QFileInfo::exists(m_path))
        return tl::unexpected(m_connection->error(
            ErrorKind::File,
            Tr::tr("The file was moved or deleted while it was open. Save the curation under a name to keep it.")));
    return {};
}

Result<Source> CurationFile::addSource(const Source &source, const QByteArray &bytes,
                                       std::span<const Annotation> annotations, std::span<const Document> descriptions)
{
    if (Result<void> writable = requireWritable(); !writable)
        return tl::unexpected(writable.error());
    Result<Transaction> transaction = Transaction::begin(*m_connection, Transaction::Kind::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const SourceTable table(*m_connection);
    const Result<Source> added = table.add(source, bytes);
    if (!added)
        return added;
    for (const Document &description : descriptions) {
        Source about = description.source;
        about.about = source.id;
        if (const Result<Source> kept = table.add(about, description.bytes); !kept)
            return kept;
    }
    return addAnnotations(annotations).and_then([&] { return transaction->commit(); }).map([&] { return *added; });
}

Result<void> CurationFile::addAnnotations(std::span<const Annotation> annotations)
{
    const AnnotationTable table(*m_connection);
    for (const Annotation &each : annotations) {
        const Annotation annotation = storable(each);
        if (const QString problem = objection(annotation); !problem.isEmpty())
            return tl::unexpected(m_connection->error(ErrorKind::Usage, problem));
        if (Result<qint64> kept = table.insert(annotation, std::nullopt); !kept)
            return tl::unexpected(kept.error());
    }
    return {};
}

Result<std::vector<Source>> CurationFile::sources() const
{
    return SourceTable(*m_connection).all();
}

Result<QByteArray> CurationFile::sourceBytes(const QUuid &id) const
{
    const Result<Transaction> transaction = Transaction::begin(*m_connection, Transaction::Kind::Read);
    if (!transaction)
        return tl::unexpected(transaction.error());
    return SourceTable(*m_connection).bytes(id);
}

Result<std::vector<Annotation>> CurationFile::annotations(const AnnotationFilter &filter) const
{
    const Result<Transaction> transaction = Transaction::begin(*m_connection, Transaction::Kind::Read);
    if (!transaction)
        return tl::unexpected(transaction.error());
    return AnnotationTable(*m_connection).all(filter);
}

Result<std::optional<Annotation>> CurationFile::annotation(const QUuid &id) const
{
    const Result<Transaction> transaction = Transaction::begin(*m_connection, Transaction::Kind::Read);
    if (!transaction)
        return tl::unexpected(transaction.error());
    return AnnotationTable(*m_connection).find(id).map([](const std::optional<AnnotationTable::Row> &row) {
        return row ? std::optional(row->annotation) : std::nullopt;
    });
}

Result<std::optional<qint64>> CurationFile::number(const QUuid &annotation) const
{
    return AnnotationTable(*m_connection).find(annotation).map([](const std::optional<NumberedAnnotation> &row) {
        return row ? std::optional(row->number) : std::nullopt;
    });
}

Result<CurationFile::Contents> CurationFile::contents() const
{
    const Result<Transaction> transaction = Transaction::begin(*m_connection, Transaction::Kind::Read);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const AnnotationTable table(*m_connection);
    Contents contents;
    const auto take = [](auto &member) {
        return [&member](auto &&value) { member = std::forward<decltype(value)>(value); };
    };
    const Result<void> read =
        SourceTable(*m_connection)
            .all()
            .map(take(contents.sources))
            .and_then([&] { return table.numbered().map(take(contents.annotations)); })
            .and_then([&] { return table.lastNumber().map(take(contents.lastNumber)); })
            .and_then([&] { return SettingTable(*m_connection).all().map(take(contents.settings)); })
            .and_then([&] { return History(*m_connection).names(); })
            .map([&](const History::Names &names) {
                contents.reach = {names.undo, names.redo};
            });
    return read.map([&] { return std::move(contents); });
}

Result<std::vector<QUuid>> CurationFile::search(const QString &typed, int limit) const
{
    return AnnotationTable(*m_connection).search(typed, limit);
}

Result<std::optional<QString>> CurationFile::setting(const QString &key) const
{
    return SettingTable(*m_connection).find(storable(key));
}

Result<void> CurationFile::apply(const Step &step)
{
    if (Result<void> writable = requireWritable(); !writable)
        return writable;
    if (step.changes.empty())
        return tl::unexpected(m_connection->error(ErrorKind::Usage, Tr::tr("A step must change something.")));
    std::vector<History::Entry> entries;
    entries.reserve(step.changes.size());
    for (const Change &change : step.changes) {
        if (const QString problem = objection(change); !problem.isEmpty())
            return tl::unexpected(m_connection->error(ErrorKind::Usage, problem));
        entries.push_back({storable(change), std::nullopt});
    }
    Result<Transaction> transaction = Transaction::begin(*m_connection, Transaction::Kind::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (Result<void> made = makeAll(*m_connection, entries); !made)
        return made;
    if (Result<void> recorded = History(*m_connection).record(storable(step.name), entries, step.joinsLast); !recorded)
        return recorded;
    return transaction->commit();
}

Result<Step> CurationFile::undo()
{
    return travel(Direction::Back);
}

Result<Step> CurationFile::redo()
{
    return travel(Direction::Forth);
}

Result<Step> CurationFile::travel(Direction direction)
{
    if (Result<void> writable = requireWritable(); !writable)
        return tl::unexpected(writable.error());
    Result<Transaction> transaction = Transaction::begin(*m_connection, Transaction::Kind::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (Result<void> seen = requireNothingUnseen(); !seen)
        return tl::unexpected(seen.error());
    const History history(*m_connection);
    const bool back = direction == Direction::Back;
    Result<std::optional<History::Chapter>> chapter = back ? history.last() : history.next();
    if (!chapter)
        return tl::unexpected(chapter.error());
    if (!*chapter)
        return tl::unexpected(m_connection->error(ErrorKind::Usage, back ? Tr::tr("There is nothing to undo.")
                                                                         : Tr::tr("There is nothing to redo.")));
    const qint64 number = (*chapter)->number;
    if (back)
        turnAround((*chapter)->entries);
    Result<Step> step = makeAgain(*m_connection, std::move(**chapter));
    if (!step)
        return step;
    if (Result<void> moved = history.moveTo(back ? number - 1 : number); !moved)
        return tl::unexpected(moved.error());
    return transaction->commit().map([&] { return std::move(*step); });
}

Result<CurationFile::Reach> CurationFile::reach() const
{
    const Result<Transaction> transaction = Transaction::begin(*m_connection, Transaction::Kind::Read);
    if (!transaction)
        return tl::unexpected(transaction.error());
    return History(*m_connection).names().map([](const History::Names &names) {
        return Reach{names.undo, names.redo};
    });
}

Result<qint64> CurationFile::dataVersion() const
{
    return m_connection->integer(u"PRAGMA data_version"_s);
}

Result<void> CurationFile::requireNothingUnseen() const
{
    const Result<qint64> version = dataVersion();
    if (!version)
        return tl::unexpected(version.error());
    if (*version != m_seenVersion)
        return tl::unexpected(m_connection->error(
            ErrorKind::Conflict,
            Tr::tr("Another window has changed this curation. Look at it before you undo or redo.")));
    return {};
}

Result<bool> CurationFile::changedElsewhere()
{
    const Result<qint64> version = dataVersion();
    if (!version)
        return tl::unexpected(version.error());
    return std::exchange(m_seenVersion, *version) != *version;
}

Result<void> CurationFile::copyTo(const QString &path) const
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return failure(ErrorKind::File, Tr::tr("The folder cannot be made."), {.document = path});
    return FileCopy::make(*m_connection, path).and_then([](FileCopy &&copy) { return copy.replace(); });
}

Result<CurationFile::Slack> CurationFile::slack() const
{
    const Result<Transaction> transaction = Transaction::begin(*m_connection, Transaction::Kind::Read);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const Result<qint64> pages = m_connection->integer(u"PRAGMA page_count"_s);
    const Result<qint64> free = m_connection->integer(u"PRAGMA freelist_count"_s);
    const Result<qint64> pageSize = m_connection->integer(u"PRAGMA page_size"_s);
    const Result<qint64> unreferenced =
        m_connection->integer(u"SELECT coalesce(sum(length(bytes)), 0) FROM chunk "
                              "WHERE content IN (SELECT number FROM content EXCEPT SELECT content FROM source)"_s);
    for (const Result<qint64> *each : {&pages, &free, &pageSize, &unreferenced}) {
        if (!*each)
            return tl::unexpected(each->error());
    }
    return Slack{*pages * *pageSize, *free * *pageSize + *unreferenced};
}

Result<void> CurationFile::compact()
{
    if (Result<void> writable = requireWritable(); !writable)
        return writable;
    return m_connection
        ->run(u"DELETE FROM content WHERE number IN (SELECT number FROM content EXCEPT SELECT content FROM source)"_s)
        .and_then([this] { return m_connection->run(u"VACUUM"_s); });
}

Result<Diagnostics> CurationFile::check() const
{
    return checkFile(*m_connection, m_readOnly ? TextIndex::Trust : TextIndex::Check);
}

} // namespace kader::store
