#pragma once

#include "base/result.h"
#include "curation/annotatedmanifest.h"
#include "curation/snapshot.h"
#include "exchange/importplan.h"
#include "store/change.h"

#include <QHash>

#include <memory>
#include <vector>

namespace kader::curation {

/// What a table is held against: the manifests as they are curated, edits and additions included. To make one costs
/// most of what a plan does, and it serves as long as the curation stays as it is.
struct TableGround {
    Snapshot snapshot;
    std::vector<AnnotatedManifest> manifests; ///< Of its sources.
};

using GroundPtr = std::shared_ptr<const TableGround>;

[[nodiscard]] Result<GroundPtr> tableGround(const Snapshot &snapshot);

struct CanvasPlace {
    QUuid source = {};
    int canvas = 0; ///< Position in it.

    bool operator==(const CanvasPlace &) const = default;
};

/// What a steward has decided about a table's rows, which are counted from 0; see exchange::Decisions. Holds when the
/// curation gains and loses sources meanwhile.
struct TableDecisions {
    QHash<exchange::CanvasCells, CanvasPlace> alike = {};
    QHash<qsizetype, CanvasPlace> canvases = {};
    QHash<qsizetype, exchange::Decisions::Cells> cells = {};
};

/// What importing a table would do to a curation, before anything is done. A value that may go between threads.
struct TableImport {
    exchange::CsvTable table;
    exchange::ImportPlan plan;                 ///< Targets count as `sources` do.
    std::vector<SourcePtr> sources;            ///< Those the rows may go to.
    store::Step step;                          ///< What would be done, as one step.
    std::vector<store::Change> deletions = {}; ///< Of what is gone from the table, if that is wanted.

    /// What `plan` refers to.
    std::shared_ptr<const void> keepAlive = {};

    /// All as one step.
    [[nodiscard]] store::Step stepWith(bool deletesGone) const;
};

/// `options.decisions` are made of `decisions`. Fails as exchange::planImport() does.
[[nodiscard]] Result<TableImport> planTable(const GroundPtr &ground, const exchange::CsvTable &table,
                                            exchange::ImportOptions options = {}, const TableDecisions &decisions = {},
                                            const exchange::Watch &watch = {});

/// Plans a CSV over sources of the snapshot. `name` is the file's.
[[nodiscard]] Result<TableImport> planTable(const Snapshot &snapshot, const QByteArray &csv, const QString &name,
                                            const exchange::ImportOptions &options = {});

} // namespace kader::curation
