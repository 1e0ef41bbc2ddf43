#pragma once

#include "ui/shared/rowtable.h"

namespace kader::ui {

class CarryOverModel;

/// The annotations to look at before they are carried over, a row each.
class CarryOverTable final : public RowTable {
    Q_OBJECT

public:
    explicit CarryOverTable(CarryOverModel &model, QWidget *parent = nullptr);

    /// Shows that many rows without scrolling.
    [[nodiscard]] int heightFor(int rows) const;
};

} // namespace kader::ui
