#pragma once

#include <QByteArray>
#include <QStringList>

namespace kader::exchange {

/// Appends one record as UTF-8 by RFC 4180, but for the separator: quotes only where a field needs them.
void appendCsvRecord(QByteArray &csv, const QStringList &fields, QByteArrayView lineEnd = "\n", char separator = ',');

/// A cell that a spreadsheet would compute with an apostrophe before it, and the cell that this was made of. A cell
/// that looks guarded by itself gets one more.
[[nodiscard]] QString guarded(const QString &cell);
[[nodiscard]] QString unguarded(const QString &cell);

} // namespace kader::exchange
