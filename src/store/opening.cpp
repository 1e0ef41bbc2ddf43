#include "store/opening.h"

#include "store/filecheck.h"
#include "store/filecopy.h"
#include "store/migration.h"

#include "base/tr.h"

#include <QDate>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

/// How often a copy is made again because someone wrote to the file while it was made.
constexpr int attempts = 5;

Result<Opened> opened(const QString &path, const Connection::Options &options)
{
    return Connection::open(path, options).map([&](std::unique_ptr<Connection> &&connection) {
        return Opened{.connection = std::move(connection), .readOnly = options.readOnly};
    });
}

tl::unexpected<Error> noBackup(const QString &path, const Error &why)
{
    return failure(why.kind == ErrorKind::Malformed ? why.kind : ErrorKind::File,
                   Tr::tr("An earlier Kader made this curation. Before it is changed for this one, a copy of it is put "
                          "beside it, and that failed: %1 Nothing was changed. Make room there, or copy the file to a "
                          "folder of yours, and open it again.")
                       .arg(why.message),
                   {.document = path});
}

/// The copy must say what the file says: it is all that is left of the earlier format.
Result<void> requireSound(const FileCopy &copy)
{
    Result<std::unique_ptr<Connection>> connection = Connection::open(copy.path(), {.readOnly = true});
    if (!connection)
        return tl::unexpected(connection.error());
    const Result<Diagnostics> problems = checkDatabase(**connection);
    if (!problems)
        return tl::unexpected(problems.error());
    if (!problems->isEmpty())
        return failure(ErrorKind::Malformed, Tr::tr("This curation is damaged (%1).").arg(problems->first().message));
    return {};
}

/// Tells where the copy is.
Result<QString> keepBackup(FileCopy copy, const QString &path, qint64 format)
{
    if (Result<void> sound = requireSound(copy); !sound)
        return tl::unexpected(sound.error());
    for (;;) {
        const QString name = backupName(path, format, QDate::currentDate());
        const Result<void> placed = std::move(copy).place(name);
        if (placed)
            return name;
        if (placed.error().kind != ErrorKind::Conflict)
            return tl::unexpected(placed.error());
    }
}

/// One try; nothing when someone else has written to the file since it was copied.
Result<std::optional<QString>> tryToMigrate(Connection &connection, const QString &path, qint64 format)
{
    const Result<qint64> before = connection.integer(u"PRAGMA data_version"_s);
    if (!before)
        return tl::unexpected(before.error());
    Result<FileCopy> copy = FileCopy::make(connection, path);
    if (!copy)
        return noBackup(path, copy.error());
    Result<Transaction> transaction = Transaction::begin(connection, Transaction::Kind::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const Result<qint64> after = connection.integer(u"PRAGMA data_version"_s);
    if (!after)
        return tl::unexpected(after.error());
    if (*after != *before)
        return std::nullopt;
    const Result<QString> backup = keepBackup(std::move(*copy), path, format);
    if (!backup)
        return noBackup(path, backup.error());
    const Result<void> done = migrateWithin(connection).and_then([&] { return transaction->commit(); });
    if (!done) {
        QFile::remove(*backup);
        return tl::unexpected(done.error());
    }
    return *backup;
}

Result<void> migrateWithBackup(Opened &file, const QString &path, qint64 format)
{
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const Result<std::optional<QString>> backup = tryToMigrate(*file.connection, path, format);
        if (!backup)
            return tl::unexpected(backup.error());
        if (*backup) {
            file.notes.append({Severity::Info,
                               u"earlier-format"_s,
                               Tr::tr("An earlier Kader made this curation. It is in the format of this one now; a "
                                      "copy of it as it was is in “%1”.")
                                   .arg(QFileInfo(**backup).fileName()),
                               {.document = **backup}});
            return {};
        }
        const Result<qint64> now = formatOf(*file.connection);
        if (!now)
            return tl::unexpected(now.error());
        if (*now == qint64(migrations().size()))
            return {};
        format = *now;
    }
    return tl::unexpected(file.connection->error(
        ErrorKind::Conflict, Tr::tr("Another window or program is writing to this curation. Try again.")));
}

/// A copy to work on of what cannot be changed where it is; with the journal of a program that was stopped, from
/// which SQLite finishes or takes back what that was about to do.
Result<Opened> openShadow(const QString &path, const Connection::Options &options)
{
    auto folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/kader-XXXXXX"_s);
    const QString copy = folder->filePath(u"copy.kader"_s);
    const auto take = [&](const QString &suffix) {
        return QFile::copy(path + suffix, copy + suffix) &&
               QFile::setPermissions(copy + suffix, QFile::ReadOwner | QFile::WriteOwner);
    };
    if (!folder->isValid() || !take({}) || (QFileInfo::exists(path + u"-journal"_s) && !take(u"-journal"_s)))
        return failure(ErrorKind::File,
                       Tr::tr("This curation can only be read, and there is no room in “%1” for the copy that is "
                              "needed for that.")
                           .arg(QDir::tempPath()),
                       {.document = path});
    Result<Opened> file = opened(copy, {false, options.busyTimeout});
    if (!file)
        return file;
    file->connection->setName(path);
    if (Result<void> migrated = migrate(*file->connection); !migrated)
        return tl::unexpected(migrated.error());
    file->shadow = std::move(folder);
    file->readOnly = true;
    return file;
}

} // namespace

QString backupName(const QString &path, qint64 format, const QDate &today)
{
    const QFileInfo info(path);
    const QString stem =
        Tr::tr("%1 (format %2, before %3)").arg(info.completeBaseName()).arg(format).arg(today.toString(Qt::ISODate));
    const QString suffix = info.suffix().isEmpty() ? QString() : u'.' + info.suffix();
    QString name = info.absoluteDir().filePath(stem + suffix);
    for (int number = 2; QFileInfo::exists(name); ++number)
        name = info.absoluteDir().filePath(u"%1 %2"_s.arg(stem).arg(number) + suffix);
    return name;
}

Result<Opened> openFile(const QString &path, const Connection::Options &options)
{
    // Only a writer can take back what a program that was stopped has left half done.
    if (options.readOnly && QFileInfo(path + u"-journal"_s).size() > 0) {
        if (Result<Opened> shadow = openShadow(path, options))
            return shadow;
    }
    Result<Opened> file = opened(path, options);
    if (!file)
        return file;
    const Result<qint64> format = formatOf(*file->connection);
    if (!format)
        return tl::unexpected(format.error());
    if (*format == qint64(migrations().size()))
        return file;
    if (options.readOnly)
        return openShadow(path, options);
    return migrateWithBackup(*file, path, *format).map([&] { return std::move(*file); });
}

} // namespace kader::store
