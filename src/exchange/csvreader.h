#pragma once

#include "base/result.h"
#include "exchange/csvform.h"
#include "exchange/csvtable.h"
#include "exchange/watch.h"

#include <QByteArray>

namespace kader::exchange {

/// What a file may cost; beyond it the answer is ErrorKind::TooLarge.
struct CsvLimits {
    qsizetype bytes = qsizetype(256) << 20;
    qsizetype records = 2'000'000;
    qsizetype fields = 30'000'000;
};

/// Reads a CSV as people's programs write it: UTF-8, UTF-16, UTF-32 or Windows-1252; fields apart by comma,
/// semicolon or tab, found from the header line, or as a first line `sep=;` says; any line ends.
///
/// Quoting is RFC 4180's. A quote inside a field that does not start with one is an ordinary character.
/// A field whose quote never closes, or closes in the middle of its text, makes its record a faulty one,
/// and reading goes on with the line below that quote, so that one slip does not swallow the file.
/// Fails with Malformed, line and column, when there is no header line of plain text; with Cancelled.
[[nodiscard]] Result<CsvTable> readCsv(const QByteArray &bytes, const QString &name, const CsvForm &form = {},
                                       const CsvLimits &limits = {}, const Watch &watch = {});

/// The same of a file; one that is too large is not even opened.
[[nodiscard]] Result<CsvTable> readCsvFile(const QString &path, const QString &name, const CsvForm &form = {},
                                           const Watch &watch = {});

} // namespace kader::exchange
