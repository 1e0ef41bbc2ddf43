#pragma once

#include "exchange/csvcolumns.h"
#include "exchange/existingannotations.h"
#include "exchange/importplan.h"

namespace kader::exchange {

/// The annotations that an export had and its table has no more. Of which an export says all is told by the ids that
/// are still in it: it is of the whole manifests that they are in, for exports of less say so (Column::ExportScope).
/// An id that a row which cannot be read may contain is not gone, and neither is an annotation without one.
/// `replaces` of these rows counts in existing.all().
[[nodiscard]] std::vector<PlannedRow> goneRows(const CsvTable &table, const Columns &columns,
                                               const ExistingAnnotations &existing);

} // namespace kader::exchange
