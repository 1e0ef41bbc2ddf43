#include "console.h"

#include "base/atomicfile.h"
#include "base/tr.h"
#include "exit.h"

#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace kader::cli {

Exit exitFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Usage:
        return Exit::Usage;
    case ErrorKind::Cancelled:
    case ErrorKind::Offline:
    case ErrorKind::Network:
    case ErrorKind::Refused:
    case ErrorKind::NotFound:
        return Exit::Network;
    case ErrorKind::File:
    case ErrorKind::Malformed:
    case ErrorKind::Unsupported:
    case ErrorKind::TooLarge:
    case ErrorKind::Conflict:
        break;
    }
    return Exit::Input;
}

void say(const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
}

void sayError(const Error &error)
{
    say(u"kader-cli: "_s + error.toString());
}

QString diagnosticLine(const Diagnostic &diagnostic)
{
    const QString place = diagnostic.place.toString();
    return (place.isEmpty() ? QString() : place + u": "_s) + severityName(diagnostic.severity) + u": "_s + diagnostic.message
        + u" ["_s + diagnostic.rule + u']';
}

void sayAll(const Diagnostics &diagnostics)
{
    for (const Diagnostic &diagnostic : diagnostics)
        say(diagnosticLine(diagnostic));
}

Result<void> writeDocument(const QByteArray &bytes, const QString &file)
{
    if (!file.isEmpty())
        return writeAtomically(file, bytes);
    const bool isWritten = std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout) == size_t(bytes.size());
    if (!isWritten || std::fflush(stdout) != 0)
        return failure(ErrorKind::File, Tr::tr("Standard output could not be written."));
    return {};
}

} // namespace kader::cli
