#pragma once

#include "base/diagnostic.h"
#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace kader::cli {

/// A line to standard error.
void say(const QString &line);
void sayError(const Error &error);
/// `place: severity: message [rule]`
[[nodiscard]] QString diagnosticLine(const Diagnostic &diagnostic);
void sayAll(const Diagnostics &diagnostics);

/// A document to standard output, or atomically to the file where one is named.
[[nodiscard]] Result<void> writeDocument(const QByteArray &bytes, const QString &file);

} // namespace kader::cli
