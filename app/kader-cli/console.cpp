#include "console.h"

#include "base/atomicfile.h"
#include "base/tr.h"
#include "exit.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
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

QString onOneLine(QString text)
{
    for (QChar &character : text) {
        if (character.category() == QChar::Other_Control)
            character = QChar::ReplacementCharacter;
    }
    constexpr qsizetype longest = 2000;
    return text.size() <= longest ? text : text.first(longest) + u'…';
}

void say(const QString &line)
{
    const QByteArray bytes = onOneLine(line).toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
}

void sayError(const Error &error)
{
    say(u"kader-cli: "_s + error.toString());
}

QString diagnosticLine(const Diagnostic &diagnostic)
{
    const QString place = diagnostic.place.toString();
    return onOneLine((place.isEmpty() ? QString() : place + u": "_s) + severityName(diagnostic.severity) + u": "_s +
                     diagnostic.message + u" ["_s + diagnostic.rule + u']');
}

void sayAll(const Diagnostics &diagnostics)
{
    for (const Diagnostic &diagnostic : diagnostics)
        say(diagnosticLine(diagnostic));
}

bool hasProblems(const Diagnostics &diagnostics)
{
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic &diagnostic) { return diagnostic.severity != Severity::Info; });
}

namespace {

QString canonical(const QString &file)
{
    const QFileInfo info(file);
    const QString folder = info.absoluteDir().canonicalPath();
    return info.exists() ? info.canonicalFilePath()
                         : (folder.isEmpty() ? info.absolutePath() : folder) + u'/' + info.fileName();
}

} // namespace

Result<void> requireApart(const QStringList &outputs, const QStringList &inputs)
{
    QStringList taken;
    for (const QString &input : inputs)
        taken.append(canonical(input));
    for (const QString &output : outputs) {
        if (output.isEmpty())
            continue;
        const QString path = canonical(output);
        if (taken.contains(path))
            return failure(ErrorKind::Usage, Tr::tr("This file would be overwritten; write to another one."),
                           {.document = output});
        taken.append(path);
    }
    return {};
}

namespace {

Result<void> standardOutputFailure()
{
    return failure(ErrorKind::File, Tr::tr("Standard output could not be written."));
}

} // namespace

Result<void> writeDocument(const QByteArray &bytes, const QString &file)
{
    return writeDocument(
        [&](QIODevice &out) -> Result<void> {
            if (out.write(bytes) == bytes.size())
                return {};
            return failure(ErrorKind::File, Tr::tr("cannot be written: %1").arg(out.errorString()), {.document = file});
        },
        file);
}

Result<void> writeDocument(const std::function<Result<void>(QIODevice &)> &produce, const QString &file)
{
    if (!file.isEmpty())
        return writeAtomically(file, produce);
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly))
        return standardOutputFailure();
    const Result<void> produced = produce(out);
    return out.flush() && std::fflush(stdout) == 0 ? produced : standardOutputFailure();
}

} // namespace kader::cli
