#pragma once

#include "ui/shared/rowtable.h"

namespace kader::ui {

/// The list of problems. Return and a click ask to go to one, Space changes its tick.
class ProblemTable final : public RowTable {
    Q_OBJECT

public:
    explicit ProblemTable(QAbstractItemModel &model, QWidget *parent = nullptr);

signals:
    /// Somebody wants to see where this row's problem is.
    void chosen(const QModelIndex &index);
    /// The keyboard is wanted where it was before.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace kader::ui
