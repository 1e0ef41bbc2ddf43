#pragma once

#include "ui/shared/rowtable.h"

namespace kader::ui {

/// The rows of an import, to look through.
class ImportTable final : public RowTable {
    Q_OBJECT

public:
    explicit ImportTable(QAbstractItemModel &model, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace kader::ui
