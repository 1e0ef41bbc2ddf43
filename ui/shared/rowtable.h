#pragma once

#include <QTableView>

namespace kader::ui {

/// A table to look through row by row: whole rows are chosen, one at a time, each a line of text, and Home and End go
/// to the first and the last. Which columns there are and how they share the room is for who makes it.
class RowTable : public QTableView {
    Q_OBJECT

public:
    RowTable(const QString &name, QAbstractItemModel &model, QWidget *parent = nullptr);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    /// Of a column in which `widest` is not cut.
    [[nodiscard]] int widthFor(const QString &widest) const;
};

} // namespace kader::ui
