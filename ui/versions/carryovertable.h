#pragma once

#include <QTableView>

namespace kader::ui {

class CarryOverModel;

/// The annotations to look at before they are carried over, a row each.
class CarryOverTable final : public QTableView {
    Q_OBJECT

public:
    explicit CarryOverTable(CarryOverModel &model, QWidget *parent = nullptr);

    /// Shows that many rows without scrolling.
    [[nodiscard]] int heightFor(int rows) const;
};

} // namespace kader::ui
