#pragma once

#include "ui/actions/actionid.h"

#include <QList>
#include <QStringList>

namespace kader::ui {

enum class MenuId { File, Edit, View, Annotation, Curation, Help };

/// Where the keys of an action count.
enum class KeyScope {
    Window,
    Regions ///< Only in panes whose focus is on annotations; these add the action to themselves.
};

/// Which group of exclusive actions one belongs to.
enum class ActionGroup { None, Tool, Theme };

struct ActionRow {
    ActionId id;
    const char *name; ///< Stable, for settings and tests; also the object's name.
    const char *text; ///< With a mnemonic; translated in context "Actions".
    QStringList keys; ///< The usual ones, in QKeySequence's portable text; see KeyMap.
    MenuId menu;
    const char *icon = nullptr; ///< File name in :/icons without its ending; none: only words.
    bool isCheckable = false;
    ActionGroup group = ActionGroup::None;
    KeyScope scope = KeyScope::Window;
    bool startsSection = false; ///< A separator stands before it in its menu.
    bool isInToolBar = false;
    bool startsToolBarSection = false;
};

/// All actions, in the order of the menus: the one source of menus, tool bar, keys and the list that F1 shows.
[[nodiscard]] const QList<ActionRow> &actionTable();
[[nodiscard]] const ActionRow &actionRow(ActionId id);
/// What it is called, translated, without its mnemonic.
[[nodiscard]] QString actionName(ActionId id);

/// The translated title of a menu, with its mnemonic.
[[nodiscard]] QString menuTitle(MenuId menu);

/// Such a text to be read elsewhere than in a menu.
[[nodiscard]] QString withoutMnemonic(QString text);
/// A text from outside for a menu or button, where an ampersand would be taken for a mnemonic.
[[nodiscard]] QString escapedMnemonic(QString text);

} // namespace kader::ui
