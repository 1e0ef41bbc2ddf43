#include "store/filecopy.h"

#include "store/connection.h"

#include "base/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

/// How long someone who is writing to what is to be replaced may take.
constexpr std::chrono::milliseconds patience{1000};

tl::unexpected<Error> refusal(const QString &path, const QString &why)
{
    return failure(ErrorKind::File, why, {.document = path});
}

/// SQLite does not say when what VACUUM INTO wrote is on the disk; this returns when it is.
bool sync(const QString &path, int flags)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | flags);
    if (file < 0)
        return false;
    const bool done = ::fsync(file) == 0;
    return ::close(file) == 0 && done;
}

Result<void> rename(const QString &from, const QString &to, unsigned flags)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), flags) != 0)
        return refusal(to, Tr::tr("The copy could not be written: %1").arg(qt_error_string()));
    // Not every file system can; then there is nothing to do.
    static_cast<void>(sync(QFileInfo(to).absolutePath(), O_DIRECTORY));
    return {};
}

/// Keeps others out of a curation, after what a program that was stopped left behind has been taken back.
Result<std::unique_ptr<Connection>> locked(const QString &path)
{
    Result<std::unique_ptr<Connection>> connection = Connection::open(path, {false, patience});
    if (!connection)
        return connection;
    if (Result<void> alone = (*connection)->run(u"BEGIN EXCLUSIVE"_s); !alone)
        return tl::unexpected(alone.error());
    return connection;
}

} // namespace

FileCopy::FileCopy(QString folder, QString target)
    : m_folder(std::move(folder)), m_path(m_folder + u"/copy"_s), m_target(std::move(target))
{}

FileCopy::FileCopy(FileCopy &&other) noexcept
    : m_folder(std::exchange(other.m_folder, {})), m_path(std::move(other.m_path)), m_target(std::move(other.m_target))
{}

FileCopy::~FileCopy()
{
    if (!m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
}

Result<FileCopy> FileCopy::make(Connection &connection, const QString &target)
{
    // A link stays one; what it points to is what is replaced.
    const QFileInfo info(target);
    const QString behind = info.canonicalFilePath().isEmpty() ? info.absoluteFilePath() : info.canonicalFilePath();
    QTemporaryDir folder(QFileInfo(behind).absolutePath() + u"/.kader-XXXXXX"_s);
    if (!folder.isValid())
        return refusal(target, Tr::tr("Nothing can be written into this folder."));
    folder.setAutoRemove(false);
    FileCopy copy(folder.path(), behind);
    if (Result<void> copied = connection.run(u"VACUUM INTO ?"_s, {copy.m_path}); !copied)
        return tl::unexpected(copied.error());
    if (!sync(copy.m_path, 0))
        return refusal(target, Tr::tr("The copy could not be written: %1").arg(qt_error_string()));
    return copy;
}

Result<void> FileCopy::replace()
{
    // It belongs to what is replaced, and SQLite would roll it back into what replaces it.
    const auto requireNoJournal = [this]() -> Result<void> {
        if (!QFileInfo::exists(m_target + u"-journal"_s))
            return {};
        return refusal(m_target, Tr::tr("Another program is writing to the file of this name, or was stopped while it "
                                        "did. Open that file once, or choose another name."));
    };
    if (Result<void> none = requireNoJournal(); !none)
        return none;
    std::unique_ptr<Connection> lock;
    if (const QFileInfo old(m_target); old.exists()) {
        QFile::setPermissions(m_path, old.permissions());
        Result<std::unique_ptr<Connection>> connection = locked(m_target);
        // What is no database has nobody who could be at work on it in our way.
        if (!connection && connection.error().kind == ErrorKind::Conflict)
            return failure(ErrorKind::Conflict,
                           Tr::tr("Another window or program is writing to the file of this name. Try again."),
                           {.document = m_target});
        if (connection)
            lock = std::move(*connection);
    }
    return requireNoJournal().and_then([&] { return rename(m_path, m_target, 0); });
}

Result<void> FileCopy::place(const QString &name)
{
    Result<void> placed = rename(m_path, name, RENAME_NOREPLACE);
    // Not every file system can refuse to replace by itself.
    if (!placed && !QFileInfo::exists(name))
        placed = rename(m_path, name, 0);
    if (!placed && QFileInfo::exists(name))
        return failure(ErrorKind::Conflict, Tr::tr("There is a file of this name already."), {.document = name});
    return placed;
}

} // namespace kader::store
