#include "base/atomicfile.h"

#include "base/tr.h"

#include <QFile>
#include <QSaveFile>

#include <cerrno>

namespace kader {

namespace {

tl::unexpected<Error> fileFailure(const QString &path, const QString &message)
{
    return failure(ErrorKind::File, message, {.document = path});
}

QString reason(const QIODevice &file)
{
    return file.errorString() == qt_error_string(ENOSPC) ? Tr::tr("the disk is full") : file.errorString();
}

/// A disk that gets full takes a part first, without an error.
bool writeAll(QIODevice &out, const QByteArray &bytes)
{
    for (qint64 written = 0; written < bytes.size();) {
        const qint64 more = out.write(bytes.constData() + written, bytes.size() - written);
        if (more <= 0)
            return false;
        written += more;
    }
    return true;
}

} // namespace

Result<void> writeAtomically(const QString &path, const std::function<Result<void>(QIODevice &)> &produce)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fileFailure(path, Tr::tr("cannot be written: %1").arg(reason(file)));
    if (Result<void> produced = produce(file); !produced) {
        file.cancelWriting();
        return produced;
    }
    // What is written only on committing fails without a reason.
    if (!file.flush() || !file.commit())
        return fileFailure(path, Tr::tr("cannot be written: %1").arg(reason(file)));
    return {};
}

Result<void> writeAtomically(const QString &path, const QByteArray &bytes)
{
    return writeAtomically(path, [&](QIODevice &out) -> Result<void> {
        if (!writeAll(out, bytes))
            return fileFailure(path, Tr::tr("cannot be written: %1").arg(reason(out)));
        return {};
    });
}

Result<QByteArray> readWhole(const QString &path, qint64 maxBytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileFailure(path, Tr::tr("cannot be read: %1").arg(file.errorString()));
    // Read one byte more than allowed instead of trusting size(), which pipes and devices don't tell.
    QByteArray bytes;
    while (bytes.size() <= maxBytes) {
        const QByteArray chunk =
            file.read(qMin<qint64>(maxBytes + 1 - bytes.size(), qMax<qint64>(file.bytesAvailable(), 1 << 16)));
        if (chunk.isEmpty())
            break;
        bytes = bytes.isEmpty() ? chunk : bytes + chunk;
    }
    if (file.error() != QFileDevice::NoError)
        return fileFailure(path, Tr::tr("cannot be read: %1").arg(file.errorString()));
    if (bytes.size() > maxBytes)
        return failure(ErrorKind::TooLarge, Tr::tr("is larger than the %1 bytes that Kader reads here").arg(maxBytes),
                       {.document = path});
    return bytes;
}

} // namespace kader
