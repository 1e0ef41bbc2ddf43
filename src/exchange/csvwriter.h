#pragma once

#include "base/diagnostic.h"
#include "iiif/annotation.h"

#include <QByteArray>

#include <vector>

namespace kader::exchange {

enum class LineEnd { Lf, CrLf };

struct ExportOptions {
    /// With the columns that carry what five cannot: importing gives the same annotations back exactly.
    bool isExtended = false;
    LineEnd lineEnd = LineEnd::Lf;
    /// Puts an apostrophe before cells that start with = + - or @, which a spreadsheet would compute.
    /// It alters such texts; importing needs ImportOptions::hasGuardedCells to undo it.
    bool guardCells = false;
};

/// An annotation to export, and where it stands.
struct ExportRow {
    int manifest = 0; ///< Which of the manifests.
    int canvas = 0;   ///< Position in it.
    iiif::Annotation annotation;
    bool hasOtherMembers = false; ///< Its JSON has members that an Annotation cannot hold.
};

struct ExportedCsv {
    QByteArray csv;
    /// What the file cannot carry, one entry for each kind of loss, with the number of rows.
    Diagnostics diagnostics;
};

/// The embedded annotations of the manifests as rows, in the order of the documents.
[[nodiscard]] std::vector<ExportRow> embeddedRows(const std::vector<const iiif::Manifest *> &manifests);

/// Writes rows in their order as `canvas_label,text,xywh,motivation,lang`, UTF-8 without a mark, quotes
/// only where a field needs them. A canvas is called by its label; by its id where importing could not
/// tell which canvas of these manifests the label means.
[[nodiscard]] ExportedCsv exportCsv(const std::vector<const iiif::Manifest *> &manifests,
                                    const std::vector<ExportRow> &rows, const ExportOptions &options = {});

} // namespace kader::exchange
