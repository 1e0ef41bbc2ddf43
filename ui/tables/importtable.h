#pragma once

#include <QTableView>

namespace kader::ui {

/// The rows of an import, to look through.
class ImportTable final : public QTableView {
    Q_OBJECT

public:
    explicit ImportTable(QAbstractItemModel &model, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace kader::ui
