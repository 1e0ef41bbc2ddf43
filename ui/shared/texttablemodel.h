#pragma once

#include <QAbstractTableModel>
#include <QStringList>

namespace kader::ui {

/// A table of words: what a cell says, and says whole in a plain tool tip where it is cut, under headings.
class TextTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    /// As many as there are columns.
    [[nodiscard]] virtual QStringList headings() const = 0;
    /// Of a row and a column that there are.
    [[nodiscard]] virtual QVariant display(int row, int column) const = 0;
    /// Of numbers, which stand on the right.
    [[nodiscard]] virtual bool isNumeric(int column) const;
};

} // namespace kader::ui
