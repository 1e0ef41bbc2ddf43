#include "base/filestate.h"

#include "base/tr.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace kader {

namespace {

tl::unexpected<Error> cannotWrite(const QString &path, const QString &why)
{
    return failure(ErrorKind::File, Tr::tr("cannot be written: %1").arg(why), {.document = path});
}

tl::unexpected<Error> changedMeanwhile(const QString &path)
{
    return failure(ErrorKind::Conflict, Tr::tr("was changed by someone else. Nothing was written."),
                   {.document = path});
}

QString reason(const QFileDevice &file)
{
    return file.errorString() == qt_error_string(ENOSPC) ? Tr::tr("the disk is full") : file.errorString();
}

/// Where the bytes go: a link stays one, and what it points to is replaced.
QString behindLinks(const QString &path)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    return canonical.isEmpty() ? QFileInfo(path).absoluteFilePath() : canonical;
}

/// A file of a name that nobody knows, gone again in the end.
struct Fresh {
    explicit Fresh(const QString &folder) : file(folder + u"/.kader-"_s + QUuid::createUuid().toString(QUuid::Id128)) {}
    Fresh(const Fresh &) = delete;
    Fresh &operator=(const Fresh &) = delete;
    ~Fresh()
    {
        if (!isWanted)
            file.remove();
    }

    QFile file;
    bool isWanted = false;
};

/// Whole and on the disk when it returns.
Result<void> writeFresh(QFile &file, const QByteArray &bytes, const QString &target)
{
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return cannotWrite(target, reason(file));
    if (file.write(bytes) != bytes.size() || !file.flush() || ::fsync(file.handle()) != 0)
        return cannotWrite(target, errno == ENOSPC ? Tr::tr("the disk is full") : reason(file));
    if (const QFileInfo old(target); old.exists())
        file.setPermissions(old.permissions());
    file.close();
    return {};
}

bool rename(const QString &from, const QString &to, unsigned flags)
{
    return ::renameat2(AT_FDCWD, QFile::encodeName(from).constData(), AT_FDCWD, QFile::encodeName(to).constData(),
                       flags) == 0;
}

/// Where names cannot be exchanged, on some network shares, a moment stays between looking and replacing.
bool cannotExchange()
{
    return errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
}

Result<void> putWhereNothingIs(const QString &fresh, const QString &target)
{
    if (rename(fresh, target, RENAME_NOREPLACE))
        return {};
    if (errno == EEXIST)
        return changedMeanwhile(target);
    if (cannotExchange() && !QFileInfo::exists(target) && rename(fresh, target, 0))
        return {};
    return cannotWrite(target, qt_error_string());
}

/// The new file takes the name, the old one is looked at under the other, and what is not the expected one goes back.
Result<void> exchange(Fresh &file, const FileState &ours, const QString &target, const FileState &expected)
{
    const QString fresh = file.file.fileName();
    if (!rename(fresh, target, RENAME_EXCHANGE)) {
        if (errno == ENOENT)
            return putWhereNothingIs(fresh, target);
        if (!cannotExchange())
            return cannotWrite(target, qt_error_string());
        if (isChangedByOthers(target, expected))
            return changedMeanwhile(target);
        return rename(fresh, target, 0) ? Result<void>() : cannotWrite(target, qt_error_string());
    }
    const Result<FileState> displaced = stateOfFile(fresh);
    if (displaced && *displaced == expected)
        return {};
    const bool isBack = rename(fresh, target, RENAME_EXCHANGE);
    const Result<FileState> left = stateOfFile(fresh);
    if (isBack && left && *left == ours)
        return changedMeanwhile(target);
    // A third one came in between.
    file.isWanted = true;
    return failure(ErrorKind::Conflict, Tr::tr("was changed by someone else; what they wrote is in %1").arg(fresh),
                   {.document = target});
}

/// A name in a folder is on the disk when the folder is. Not every file system can; then there is nothing to do.
void syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY);
    if (folder < 0)
        return;
    static_cast<void>(::fsync(folder));
    ::close(folder);
}

} // namespace

FileState stateOf(const QByteArray &bytes)
{
    return {bytes.size(), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)};
}

Result<FileState> stateOfFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return FileState{};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return failure(ErrorKind::File, Tr::tr("cannot be read: %1").arg(file.errorString()), {.document = path});
    return FileState{file.pos(), hash.result()};
}

bool isChangedByOthers(const QString &path, const FileState &known)
{
    const QFileInfo there(path);
    if (!known.isThere() || !there.exists())
        return false;
    if (there.size() != known.size)
        return true;
    const Result<FileState> now = stateOfFile(path);
    return !now || (now->isThere() && *now != known);
}

Result<FileState> writeOver(const QString &path, const FileState &expected, const QByteArray &bytes)
{
    const QString target = behindLinks(path);
    if (expected.isThere() ? isChangedByOthers(target, expected) : QFileInfo::exists(target))
        return changedMeanwhile(path);
    const QFileInfo info(target);
    if (info.exists() && !info.isWritable())
        return cannotWrite(path, Tr::tr("it is protected against writing"));
    Fresh fresh(info.absolutePath());
    if (Result<void> written = writeFresh(fresh.file, bytes, target); !written)
        return tl::unexpected(written.error());
    const FileState ours = stateOf(bytes);
    // After an exchange it is the old one that goes.
    const Result<void> put =
        expected.isThere() ? exchange(fresh, ours, target, expected) : putWhereNothingIs(fresh.file.fileName(), target);
    if (!put)
        return tl::unexpected(put.error());
    syncFolder(target);
    return ours;
}

} // namespace kader
