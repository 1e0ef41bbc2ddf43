#pragma once

#include "base/diagnostic.h"
#include "iiif/annotation.h"

#include <QByteArray>

#include <vector>

namespace kader::exchange {

enum class LineEnd { Lf, CrLf };
/// UTF-8 with a byte-order mark is what spreadsheets recognise; UTF-16 is little-endian with its mark.
enum class ExportEncoding { Utf8, MarkedUtf8, Utf16 };
/// Of what the rows are all annotations. It is told in the file where it is less than whole manifests, so that
/// importing does not take what was never exported for gone.
enum class ExportScope { Manifests, Canvases, Selection };

struct ExportOptions {
    /// With the columns that carry what five cannot: importing gives the same annotations back exactly.
    bool isExtended = false;
    LineEnd lineEnd = LineEnd::Lf;
    /// Puts an apostrophe before cells that start with = + - or @, which a spreadsheet would compute.
    /// It alters such texts; importing needs ImportOptions::hasGuardedCells to undo it.
    bool guardCells = false;
    char separator = ',';
    ExportEncoding encoding = ExportEncoding::Utf8;
    ExportScope scope = ExportScope::Manifests; ///< Told in the extended form alone.
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

[[nodiscard]] ExportRow exportRow(int manifest, iiif::PlacedAnnotation placed);
/// The embedded annotations of the manifests as rows, in the order of the documents.
[[nodiscard]] std::vector<ExportRow> embeddedRows(const std::vector<const iiif::Manifest *> &manifests);

/// Writes rows in their order as `canvas_label,text,xywh,motivation,lang`, quotes only where a field needs them. A
/// canvas is called by its label; by its id where importing could not tell which canvas of these manifests the label
/// means.
[[nodiscard]] ExportedCsv exportCsv(const std::vector<const iiif::Manifest *> &manifests,
                                    const std::vector<ExportRow> &rows, const ExportOptions &options = {});

} // namespace kader::exchange
