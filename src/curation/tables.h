#pragma once

#include "base/result.h"
#include "curation/snapshot.h"
#include "exchange/csvwriter.h"
#include "exchange/importplan.h"
#include "store/change.h"

#include <QHash>

#include <memory>
#include <vector>

namespace kader::curation {

/// What importing a table would do to a curation, before anything is done. A value that may go between threads.
struct TableImport {
    exchange::CsvTable table;
    exchange::ImportPlan plan;      ///< Targets count as `sources` do.
    std::vector<SourcePtr> sources; ///< Those the rows may go to.
    store::Step step;               ///< What would be done, as one step.

    /// What `plan` refers to.
    std::shared_ptr<const void> keepAlive = {};
};

/// Plans a CSV over sources of the snapshot as they are curated now, edits and additions included. `name` is the
/// file's.
[[nodiscard]] Result<TableImport> planTable(const Snapshot &snapshot, const QByteArray &csv, const QString &name,
                                            const exchange::ImportOptions &options = {});

/// The annotations as a CSV, source by source and canvas by canvas.
[[nodiscard]] Result<exchange::ExportedCsv> exportTable(const Snapshot &snapshot,
                                                        const exchange::ExportOptions &options);

} // namespace kader::curation
