#pragma once

#include <QTableView>

namespace kader::ui {

/// The rows of an import, to look through.
class ImportTable final : public QTableView {
    Q_OBJECT

public:
    explicit ImportTable(QAbstractItemModel &model, QWidget *parent = nullptr);
};

} // namespace kader::ui
