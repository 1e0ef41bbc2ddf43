#include "base/atomicfile.h"

#include "base/tr.h"

#include <QFile>
#include <QSaveFile>

#include <cerrno>

#include <fcntl.h>

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

constexpr qint64 leastRead = 1 << 16; ///< At once, in bytes.

/// Has the disk begin while the rest is still being made, so that little is left to wait for in the end.
class EagerFile final : public QSaveFile {
public:
    using QSaveFile::QSaveFile;

protected:
    qint64 writeData(const char *data, qint64 size) override
    {
        const qint64 written = QSaveFile::writeData(data, size);
        m_written += qMax(written, qint64(0));
        if (m_written - m_begun >= atOnce && ::sync_file_range(handle(), m_begun, 0, SYNC_FILE_RANGE_WRITE) == 0)
            m_begun = m_written;
        return written;
    }

private:
    static constexpr qint64 atOnce = qint64(8) << 20;

    qint64 m_written = 0;
    qint64 m_begun = 0;
};

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
    EagerFile file(path);
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
    bytes.reserve(qMin(maxBytes + 1, file.bytesAvailable() + leastRead));
    while (bytes.size() <= maxBytes) {
        const qsizetype before = bytes.size();
        bytes.resize(before + qMin(maxBytes + 1 - before, qMax(file.bytesAvailable(), leastRead)));
        const qint64 more = file.read(bytes.data() + before, bytes.size() - before);
        bytes.truncate(before + qMax(more, qint64(0)));
        if (more <= 0)
            break;
    }
    if (file.error() != QFileDevice::NoError)
        return fileFailure(path, Tr::tr("cannot be read: %1").arg(file.errorString()));
    if (bytes.size() > maxBytes)
        return failure(ErrorKind::TooLarge, Tr::tr("is larger than the %1 bytes that Kader reads here").arg(maxBytes),
                       {.document = path});
    return bytes;
}

} // namespace kader
