#pragma once

#include "exchange/canvaschoice.h"
#include "exchange/csvcolumns.h"
#include "exchange/existingannotations.h"
#include "exchange/importplan.h"
#include "exchange/motivationcell.h"

namespace kader::exchange {

/// Judges the rows of one table one after the other; remembers the ones before. Rows that may change an
/// annotation have their turn first, so that others are compared with what will be there.
class RowPlanner final {
public:
    RowPlanner(const CsvTable &table, const Columns &columns, const std::vector<ImportTarget> &targets,
               const ImportOptions &options);

    enum class Turn { KnownId, NewId, NoId };

    /// Rows are counted from 0.
    [[nodiscard]] Turn turnOf(size_t row) const;
    [[nodiscard]] PlannedRow plan(size_t row);
    [[nodiscard]] const ExistingAnnotations &existing() const { return m_existing; }
    [[nodiscard]] std::vector<iiif::PlacedAnnotation> takeReplaced() { return std::move(m_replaced); }

private:
    struct EarlierRow {
        qint64 line = 0;
        ContentKey key;
    };

    [[nodiscard]] QString cell(Column column) const;
    [[nodiscard]] bool has(Column column) const;
    void add(const Diagnostics &diagnostics) { m_row.diagnostics += diagnostics; }
    void add(Severity severity, const QString &rule, const QString &message);
    void reject(const QString &rule, const QString &message) { add(Severity::Error, rule, message); }
    [[nodiscard]] bool isRejected() const;

    void forgiveFaults();
    void joinBareRegion();
    void checkShape();
    void writeDecidedCells();

    void findCanvas();
    [[nodiscard]] CanvasChoice canvasFor(const CanvasCells &cells) const;
    [[nodiscard]] std::optional<CanvasRef> decidedCanvas(const CanvasCells &cells) const;
    void ask(const CanvasChoice &choice, const CanvasCells &cells);

    // The cells
    void readMotivation();
    void readLanguage();
    void readBody();
    void readTarget();
    void readMaker();
    void readDate(Column column, QString iiif::Annotation::*member);
    [[nodiscard]] QByteArray jsonCell(Column column);
    void settleJson();

    // The verdict
    void judge();
    void judgeKnown(const ExistingAnnotations::Found &known);
    [[nodiscard]] bool isRepetition(const ContentKey &key);

    const CsvTable &m_table;
    const Columns &m_columns;
    const std::vector<ImportTarget> &m_targets;
    ImportOptions m_options;
    std::vector<const iiif::Manifest *> m_manifests;
    CanvasIndex m_canvases;
    ExistingAnnotations m_existing;
    QHash<ContentKey, qint64> m_lines;                       ///< Of the rows that add or change something, so far.
    QHash<std::pair<int, QString>, EarlierRow> m_idsBrought; ///< By rows so far: target and id.
    QHash<CanvasCells, QList<CanvasRef>> m_candidates;       ///< Shared by the rows that say this.
    std::vector<iiif::PlacedAnnotation> m_replaced;

    std::optional<std::pair<QString, MotivationCell>> m_lastMotivation; ///< A cell and what it said.
    QString m_lastLanguage;                                             ///< One that looked like a language tag.

    PlannedRow m_row;                            ///< The one under way.
    size_t m_number = 0;                         ///< Which that is.
    QStringList m_fields;                        ///< Its fields, with a bare region joined.
    const Decisions::Cells *m_decided = nullptr; ///< What somebody has written in place of its cells.
    CanvasRef m_canvas;
    const ExistingAnnotations::Found *m_known = nullptr; ///< What has the row's id already.
};

} // namespace kader::exchange
