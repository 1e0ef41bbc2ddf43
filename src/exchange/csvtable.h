#pragma once

#include "base/diagnostic.h"

#include <QStringList>

#include <vector>

namespace kader::exchange {

/// One record of a CSV: its fields without their quotes, otherwise to the character as in the file.
struct CsvRecord {
    qint64 line = 0; ///< 1-based line on which it starts, as editors count.
    QStringList fields = {};
    Diagnostics faults = {}; ///< Why its fields cannot be trusted; empty for a good record.
};

/// A CSV file, read. Blank lines are not records.
struct CsvTable {
    QString name;     ///< What messages call the file.
    QString encoding; ///< Found or asked for, as `UTF-8`.
    char separator = ',';
    bool hasHeader = true;
    CsvRecord header; ///< What is read from each column; without a line of its own in the file, what was asked for.
    QStringList columnNames; ///< As in the file; empty ones where there is no header.
    std::vector<CsvRecord> records;
    Diagnostics diagnostics; ///< About the file as a whole.
};

} // namespace kader::exchange
