#pragma once

#include "commands.h"
#include "exchange/csvtable.h"
#include "exchange/importplan.h"

namespace kader::cli {

/// An annotation CSV from a file.
[[nodiscard]] Result<exchange::CsvTable> readTable(const QString &file);

/// What annotations are to come from: a CSV, or a manifest by any of its names.
struct NamedTable {
    exchange::CsvTable table;
    bool isFromElsewhere = false; ///< Made of another manifest's annotations.
};
[[nodiscard]] Result<NamedTable> readAnnotations(Context &context, const QString &text);

/// Says and reports what becomes of every row, in numbers, and of the rejected and odd ones one by one.
void tellTable(Context &context, const exchange::CsvTable &table, const exchange::ImportPlan &plan);

/// Says and reports the repairs that were made.
void tellRepairs(Context &context, const Diagnostics &repairs);

} // namespace kader::cli
