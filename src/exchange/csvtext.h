#pragma once

#include <QByteArray>
#include <QStringList>

namespace kader::exchange {

/// Appends one record as UTF-8 by RFC 4180: comma between fields, quotes only where a field needs them.
void appendCsvRecord(QByteArray &csv, const QStringList &fields, QByteArrayView lineEnd = "\n");

} // namespace kader::exchange
