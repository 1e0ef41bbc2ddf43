#pragma once

#include "ui/actions/actionid.h"
#include "ui/keys/fixedkeys.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace kader::ui {

class Actions;
class KeyMap;

/// Actions with their keys, then what keys and mouse do beside them.
class KeyModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Menu, What, Keys, ColumnCount };

    explicit KeyModel(const Actions &actions, QObject *parent = nullptr);

    /// Nothing for what is no action.
    [[nodiscard]] std::optional<ActionId> actionAt(int row) const { return m_rows[size_t(row)].action; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

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
