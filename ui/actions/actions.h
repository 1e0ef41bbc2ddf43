#pragma once

#include "ui/actions/actiontable.h"
#include "ui/actions/keymap.h"

#include <QHash>
#include <QObject>

class QAction;
class QMenuBar;
class QToolBar;
class QWidget;

namespace kader::ui {

/// The actions of one window, made from the table. Disabled until whoever does them says otherwise.
class Actions final : public QObject {
    Q_OBJECT

public:
    explicit Actions(QWidget *window);

    [[nodiscard]] QAction &operator[](ActionId id) const { return *m_actions.value(id); }

    [[nodiscard]] const KeyMap &keys() const { return m_keys; }
    /// From now on, in this window and in those opened later.
    void setKeys(ActionId id, const KeyMap::Keys &keys);

    /// Lets the keys of all actions of KeyScope::Regions count in this pane and its children.
    void useRegionKeysIn(QWidget *pane) const;
    void fillMenus(QMenuBar &bar) const;
    void fillToolBar(QToolBar &bar) const;
    /// Colours icons for the palette in use.
    void updateIcons() const;

signals:
    void keysChanged();

private:
    KeyMap m_keys;
    QHash<ActionId, QAction *> m_actions;
};

} // namespace kader::ui
