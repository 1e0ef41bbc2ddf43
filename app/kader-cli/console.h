#pragma once

#include "base/diagnostic.h"
#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>

class QIODevice;

namespace kader::cli {

/// Text with whatever came into it from documents made harmless for a terminal: no control characters,
/// one line, not endless.
[[nodiscard]] QString onOneLine(QString text);
/// A line to standard error.
void say(const QString &line);
void sayError(const Error &error);
/// `place: severity: message [rule]`
[[nodiscard]] QString diagnosticLine(const Diagnostic &diagnostic);
void sayAll(const Diagnostics &diagnostics);

/// Whether there is something among them that a person should look at: a warning or an error.
[[nodiscard]] bool hasProblems(const Diagnostics &diagnostics);

/// Fails with Usage where two outputs are one file, or an output is one of the inputs that must be kept.
/// Empty names are passed over.
[[nodiscard]] Result<void> requireApart(const QStringList &outputs, const QStringList &inputs);

/// A document to standard output, or atomically to the file where one is named.
[[nodiscard]] Result<void> writeDocument(const QByteArray &bytes, const QString &file);
/// The same for one that is written piece by piece and never whole in memory.
[[nodiscard]] Result<void> writeDocument(const std::function<Result<void>(QIODevice &)> &produce, const QString &file);

} // namespace kader::cli
