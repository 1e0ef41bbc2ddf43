#pragma once

#include "curation/tables.h"
#include "exchange/csvcolumns.h"
#include "ui/shared/texttablemodel.h"

#include <memory>
#include <optional>

namespace kader::ui {

/// The rows of a table that is to be imported, each with what would become of it; below them the annotations that are
/// gone from it. What cells say can be written anew: whoever plans hears of it, and shows the new plan.
class ImportModel final : public TextTableModel {
    Q_OBJECT

public:
    enum Column { Line, Verdict, Canvas, Text, Region, Motivation, Language, Reason, ColumnCount };
    enum Role {
        VerdictRole = Qt::UserRole, ///< An exchange::Verdict, as a number.
    };

    using ImportPtr = std::shared_ptr<const curation::TableImport>;

    using TextTableModel::TextTableModel;

    void show(ImportPtr import);
    /// The row as it was planned.
    [[nodiscard]] const exchange::PlannedRow &rowAt(int row) const;
    /// What it says about its canvas.
    [[nodiscard]] exchange::CanvasCells canvasCells(int row) const;
    /// How many rows without a canvas say this.
    [[nodiscard]] int countAlike(const exchange::CanvasCells &cells) const;
    /// The canvas that a row goes to, if one was found.
    [[nodiscard]] const iiif::CanvasView *canvasOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

signals:
    /// A cell was written anew; the row is counted as in the file, from 0.
    void cellWritten(int row, kader::exchange::Column column, const QString &text);

protected:
    [[nodiscard]] QStringList headings() const override;
    [[nodiscard]] QVariant display(int row, int column) const override;
    [[nodiscard]] bool isNumeric(int column) const override { return column == Line; }

private:
    [[nodiscard]] bool isOfTheFile(int row) const { return size_t(row) < m_import->plan.rows.size(); }
    [[nodiscard]] QString cell(const exchange::PlannedRow &row, exchange::Column column) const;
    [[nodiscard]] QString canvasText(int row) const;
    [[nodiscard]] QString regionText(const exchange::PlannedRow &row) const;

    ImportPtr m_import;
    std::optional<exchange::Columns> m_columns;
    QHash<exchange::CanvasCells, int> m_alike;
};

} // namespace kader::ui
