#pragma once

#include "curation/tables.h"
#include "exchange/csvcolumns.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace kader::ui {

/// The rows of a table that is to be imported, each with what would become of it.
class ImportModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Line, Verdict, Canvas, Text, Region, Reason, ColumnCount };
    enum Role {
        VerdictRole = Qt::UserRole, ///< An exchange::Verdict, as a number.
    };

    using ImportPtr = std::shared_ptr<const curation::TableImport>;

    using QAbstractTableModel::QAbstractTableModel;

    void show(ImportPtr import);
    /// The row as it was planned.
    [[nodiscard]] const exchange::PlannedRow &rowAt(int row) const { return m_import->plan.rows[size_t(row)]; }
    /// The canvas that a row goes to, if one was found.
    [[nodiscard]] const iiif::CanvasView *canvasOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant display(int row, int column) const;
    [[nodiscard]] QString cell(const exchange::PlannedRow &row, exchange::Column column) const;
    [[nodiscard]] QString canvasText(int row) const;
    [[nodiscard]] QString regionText(const exchange::PlannedRow &row) const;

    ImportPtr m_import;
    std::optional<exchange::Columns> m_columns;
};

} // namespace kader::ui
