#pragma once

#include "ui/actions/actionid.h"

#include <QAbstractListModel>
#include <QList>

namespace kader::ui {

class Actions;

/// The commands that fit what is typed, best first: every word begins a word of the command or its menu, in any order
/// and case. Nothing typed: all, those used last before the others.
class CommandModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        MenuRole = Qt::UserRole, ///< The menu in which it stands, as text.
        KeysRole,                ///< As text.
    };

    explicit CommandModel(const Actions &actions, QObject *parent = nullptr);

    void setWanted(const QString &typed);
    [[nodiscard]] ActionId actionAt(int row) const { return m_found[row]; }
    /// To be before the others from now on.
    static void noteUse(ActionId id);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    /// What cannot be done now is there to be seen, not to be chosen.
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    const Actions &m_actions;
    QList<ActionId> m_all; ///< Those used last first.
    QList<ActionId> m_found;
};

} // namespace kader::ui
