#pragma once

#include "base/result.h"
#include "exchange/canvasref.h"
#include "exchange/csvcolumns.h"
#include "exchange/csvtable.h"
#include "exchange/watch.h"
#include "iiif/annotationwriter.h"

#include <QHash>

#include <vector>

namespace kader::exchange {

/// A manifest that rows may go to.
struct ImportTarget {
    const iiif::Manifest *manifest = nullptr;
    QString name; ///< What messages call it: a dataset's title, or a file.
};

/// What becomes of a row that says what is there already.
enum class OnDuplicate { Skip, Add };

/// What a steward has decided about a table's rows. Rows are counted from 0.
struct Decisions {
    using Cells = QHash<Column, QString>;

    QHash<CanvasCells, CanvasRef> alike = {};  ///< Where all rows go that say this of their canvas.
    QHash<qsizetype, CanvasRef> canvases = {}; ///< Where single rows go; goes before the others.
    QHash<qsizetype, Cells> cells = {};        ///< What cells say in place of what the file has.

    bool operator==(const Decisions &) const = default;
};

struct ImportOptions {
    OnDuplicate onDuplicate = OnDuplicate::Skip;
    /// The file was exported with guarded cells (ExportOptions::guardCells): take the apostrophes off.
    bool hasGuardedCells = false;
    /// Somebody can be asked: a row that may mean several canvases needs a choice. Otherwise it is rejected.
    bool canAsk = false;
    /// The table was made of the annotations of another manifest: where there is no canvas of that id its label counts,
    /// and targets that name that canvas will name the one that was found.
    bool isFromElsewhere = false;
    Decisions decisions = {};
};

enum class Verdict { Added, AlreadyThere, Changed, Rejected, NeedsChoice, Gone };

/// What an import would do with one data row.
struct PlannedRow {
    qint64 line = 0; ///< Where the row starts in its file; 0 when it is not of the file.
    Verdict verdict = Verdict::Rejected;
    int target = -1;                  ///< Which of the targets; -1 when none was found.
    int canvas = -1;                  ///< Position of the canvas in it.
    int replaces = -1;                ///< Changed, Gone: which of ImportPlan::replaced.
    iiif::Annotation annotation = {}; ///< Added, Changed: what will stand there. Gone: what does.
    Diagnostics diagnostics = {};     ///< What was odd; for a rejected row at least one error.
    QStringList fields = {};          ///< As in the file, but for cells that were decided otherwise.
    QList<CanvasRef> candidates = {}; ///< NeedsChoice: what there is to choose between.

    /// Why a row is rejected or needs a choice, in one text.
    [[nodiscard]] QString reason() const;
};

/// A verdict for every data row of a table, in its order. Holds Values of the targets' manifests, which
/// must outlive it.
struct ImportPlan {
    std::vector<PlannedRow> rows;
    /// The annotations that an export of these manifests had and the table has no more, as rows. Nothing is done about
    /// them unless somebody says so.
    std::vector<PlannedRow> gone;
    std::vector<iiif::PlacedAnnotation> replaced;
    Diagnostics diagnostics; ///< About the file as a whole.

    [[nodiscard]] qsizetype count(Verdict verdict) const;
};

/// Says for every row of a table what importing it would do. Nothing is guessed: a row that does not fit
/// exactly one canvas, or has a cell that cannot be read, is rejected with the remedy, and the others go on.
///
/// A row is AlreadyThere when its canvas, text, region, motivation and language are those of an embedded
/// annotation or of another row, earlier or with an id; with an `annotation_id` that the manifest has, it is
/// AlreadyThere or Changed. Columns that the table lacks change nothing of such an annotation.
///
/// A label that fits exactly one canvas but for upper and lower case is taken for it, and that is told; one that fits
/// several, or only nearly fits, is for somebody to choose (ImportOptions::canAsk).
///
/// Fails with Malformed when the header lacks `canvas_label` or `text`, or names a column twice; with Cancelled.
[[nodiscard]] Result<ImportPlan> planImport(const CsvTable &table, const std::vector<ImportTarget> &targets,
                                            const ImportOptions &options = {}, const Watch &watch = {});

/// Carries out what a plan says about one target, in the order of the rows; but rows that bring their id
/// go first, here as in the plan, for ids that are made up must give way to them. The writer is left to its owner to
/// finish().
void applyImport(const ImportPlan &plan, int target, iiif::AnnotationWriter &writer);
/// The same, and lets go of each annotation that is added but for its ids: of a great many there are never two copies
/// in memory.
void takeImport(ImportPlan &plan, int target, iiif::AnnotationWriter &writer);

/// The rejected rows, and those that need a choice, as a CSV that imports again once corrected: the table's own columns
/// and cells, and `line` and `reason` behind them. UTF-8, comma, LF.
[[nodiscard]] QByteArray rejectsCsv(const ImportPlan &plan, const CsvTable &table);

} // namespace kader::exchange
