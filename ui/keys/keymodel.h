#pragma once

#include "ui/actions/actionid.h"
#include "ui/keys/fixedkeys.h"
#include "ui/shared/texttablemodel.h"

#include <optional>
#include <vector>

namespace kader::ui {

class Actions;
class KeyMap;

/// Actions with their keys, then what keys and mouse do beside them.
class KeyModel final : public TextTableModel {
    Q_OBJECT

public:
    enum Column { Menu, What, Keys, ColumnCount };

    explicit KeyModel(const Actions &actions, QObject *parent = nullptr);

    /// Nothing for what is no action.
    [[nodiscard]] std::optional<ActionId> actionAt(int row) const { return m_rows[size_t(row)].action; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QStringList headings() const override;
    [[nodiscard]] QVariant display(int row, int column) const override;

private:
    struct Row {
        std::optional<ActionId> action;
        KeyLine line; ///< An action's keys are asked for when they are shown.
    };

    [[nodiscard]] QString keysOf(const Row &row) const;
    [[nodiscard]] QString clashOf(const Row &row) const;

    const Actions &m_actions;
    std::vector<Row> m_rows;
};

/// Keys as they are written on this machine, apart by commas.
[[nodiscard]] QString keysText(const QList<QKeySequence> &keys);

} // namespace kader::ui
