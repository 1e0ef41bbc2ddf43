#pragma once

#include "base/result.h"
#include "exchange/csvtable.h"
#include "iiif/annotationwriter.h"

#include <vector>

namespace kader::exchange {

/// A manifest that rows may go to.
struct ImportTarget {
    const iiif::Manifest *manifest = nullptr;
    QString name; ///< What messages call it: a dataset's title, or a file.
};

/// What becomes of a row that says what is there already.
enum class OnDuplicate { Skip, Add };

struct ImportOptions {
    OnDuplicate onDuplicate = OnDuplicate::Skip;
    /// The file was exported with guarded cells (ExportOptions::guardCells): take the apostrophes off.
    bool hasGuardedCells = false;
};

enum class Verdict { Added, AlreadyThere, Changed, Rejected };

/// What an import would do with one data row.
struct PlannedRow {
    qint64 line = 0; ///< Where the row starts in its file.
    Verdict verdict = Verdict::Rejected;
    int target = -1;                  ///< Which of the targets; -1 when none was found.
    int canvas = -1;                  ///< Position of the canvas in it.
    int replaces = -1;                ///< Changed: which of ImportPlan::replaced.
    iiif::Annotation annotation = {}; ///< Added, Changed: what will stand there.
    Diagnostics diagnostics = {};     ///< What was odd; for a rejected row at least one error.
    QStringList fields = {};          ///< As in the file.

    /// The errors of a rejected row in one text.
    [[nodiscard]] QString reason() const;
};

/// A verdict for every data row of a table, in its order. Holds Values of the targets' manifests, which
/// must outlive it.
struct ImportPlan {
    std::vector<PlannedRow> rows;
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
/// Fails with Malformed when the header lacks `canvas_label` or `text`, or names a column twice.
[[nodiscard]] Result<ImportPlan> planImport(const CsvTable &table, const std::vector<ImportTarget> &targets,
                                            const ImportOptions &options = {});

/// Carries out what a plan says about one target, in the order of the rows; but rows that bring their id
/// go first, here as in the plan, for ids that are made up must give way to them. The writer is left to its owner to
/// finish().
void applyImport(const ImportPlan &plan, int target, iiif::AnnotationWriter &writer);
/// The same, and lets go of each annotation that is added but for its ids: of a great many there are never two copies
/// in memory.
void takeImport(ImportPlan &plan, int target, iiif::AnnotationWriter &writer);

/// The rejected rows as a CSV that imports again once corrected: the table's own columns and cells, and
/// `line` and `reason` behind them. UTF-8, comma, LF.
[[nodiscard]] QByteArray rejectsCsv(const ImportPlan &plan, const CsvTable &table);

} // namespace kader::exchange
