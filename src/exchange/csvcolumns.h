#pragma once

#include "base/result.h"
#include "exchange/csvtable.h"

#include <QStringView>

#include <array>
#include <optional>

namespace kader::exchange {

/// The columns of an annotation CSV: the five everyone knows, then those of an extended export in their order, then the
/// one of an export of less than whole manifests.
enum class Column {
    CanvasLabel,
    Text,
    Xywh,
    Motivation,
    Lang,
    AnnotationId,
    ManifestId,
    CanvasId,
    Selector,
    Body,
    Creator,
    Created,
    Modified,
    ExportScope, ///< Of what these are all annotations; without it of the manifests.
};
inline constexpr int plainColumnCount = 5;
inline constexpr int extendedColumnCount = 13;
inline constexpr int columnCount = 14;

/// What the cells of ExportScope say: all annotations of the canvases that are named, or some alone.
inline constexpr QLatin1StringView canvasScope("canvas");
inline constexpr QLatin1StringView selectionScope("selection");

/// As written in a header, e.g. `canvas_label`.
[[nodiscard]] QString columnName(Column column);
/// Reads a header cell; case, spaces around and spaces or hyphens for underscores do not matter.
[[nodiscard]] std::optional<Column> columnFromName(QStringView name);
/// Whether a header cell is one of the two that a file of rejected rows has in addition.
[[nodiscard]] bool isRejectColumn(QStringView name);

/// Which field of a record is which column.
class Columns final {
public:
    /// Fails with Malformed when `canvas_label` or `text` is missing or a column is there twice.
    [[nodiscard]] static Result<Columns> read(const CsvTable &table);

    [[nodiscard]] bool has(Column column) const { return position(column) >= 0; }
    [[nodiscard]] int position(Column column) const { return m_positions[size_t(column)]; }
    /// Number of header fields, and the same without the nameless ones that spreadsheets leave at its end.
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int namedWidth() const { return m_namedWidth; }
    /// Names of columns that nothing is read from.
    [[nodiscard]] const QStringList &ignored() const { return m_ignored; }

private:
    [[nodiscard]] Result<void> check(const CsvTable &table) const;

    std::array<int, columnCount> m_positions;
    int m_width = 0;
    int m_namedWidth = 0;
    QStringList m_ignored;
};

} // namespace kader::exchange
