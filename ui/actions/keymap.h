#pragma once

#include "ui/actions/actionid.h"

#include <QHash>
#include <QKeySequence>
#include <QList>

namespace kader::ui {

/// Which keys do which action: those of the table, until a person changes them. What was changed is in the settings.
class KeyMap final {
public:
    using Keys = QList<QKeySequence>;

    /// As the settings have it.
    KeyMap();

    /// The first is shown in menus.
    [[nodiscard]] Keys of(ActionId id) const { return m_keys.value(id); }
    /// Those of the table.
    [[nodiscard]] static Keys usual(ActionId id);
    [[nodiscard]] bool isChanged(ActionId id) const { return of(id) != usual(id); }
    /// Who has a key, in the order of the table. More than one is a clash: none of them hears it.
    [[nodiscard]] QList<ActionId> owners(const QKeySequence &key) const { return m_owners.value(key); }

    /// Kept at once.
    void set(ActionId id, const Keys &keys);

private:
    void findOwners();

    QHash<ActionId, Keys> m_keys;
    QHash<QKeySequence, QList<ActionId>> m_owners;
};

} // namespace kader::ui
