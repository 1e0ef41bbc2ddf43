#include "ui/actions/actionrows.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

QList<ActionRow> stepActions()
{
    return {
        {.id = ActionId::Undo,
         .name = "undo",
         .text = QT_TRANSLATE_NOOP("Actions", "&Undo"),
         .keys = {u"Ctrl+Z"_s},
         .menu = MenuId::Edit,
         .icon = "undo",
         .isInToolBar = true,
         .startsToolBarSection = true},
        {.id = ActionId::Redo,
         .name = "redo",
         .text = QT_TRANSLATE_NOOP("Actions", "&Redo"),
         .keys = {u"Ctrl+Shift+Z"_s, u"Ctrl+Y"_s},
         .menu = MenuId::Edit,
         .icon = "redo",
         .isInToolBar = true},
    };
}

QList<ActionRow> clipboardActions()
{
    return {
        {.id = ActionId::Copy,
         .name = "copy",
         .text = QT_TRANSLATE_NOOP("Actions", "&Copy annotation"),
         .keys = {u"Ctrl+C"_s},
         .menu = MenuId::Edit,
         .scope = KeyScope::Regions,
         .startsSection = true},
        {.id = ActionId::Paste,
         .name = "paste",
         .text = QT_TRANSLATE_NOOP("Actions", "&Paste annotation"),
         .keys = {u"Ctrl+V"_s},
         .menu = MenuId::Edit,
         .scope = KeyScope::Regions},
        {.id = ActionId::PasteToCanvases,
         .name = "paste-to-canvases",
         .text = QT_TRANSLATE_NOOP("Actions", "Copy to can&vases…"),
         .keys = {u"Ctrl+Shift+V"_s},
         .menu = MenuId::Edit,
         .scope = KeyScope::Regions},
        {.id = ActionId::Duplicate,
         .name = "duplicate",
         .text = QT_TRANSLATE_NOOP("Actions", "Dupl&icate annotation"),
         .keys = {u"Ctrl+D"_s},
         .menu = MenuId::Edit,
         .scope = KeyScope::Regions},
        {.id = ActionId::Delete,
         .name = "delete",
         .text = QT_TRANSLATE_NOOP("Actions", "&Delete annotation"),
         .keys = {u"Del"_s, u"Backspace"_s},
         .menu = MenuId::Edit,
         .scope = KeyScope::Regions},
    };
}

QList<ActionRow> findingActions()
{
    return {
        {.id = ActionId::Find,
         .name = "find",
         .text = QT_TRANSLATE_NOOP("Actions", "&Find in annotations"),
         .keys = {u"Ctrl+F"_s},
         .menu = MenuId::Edit,
         .startsSection = true},
        {.id = ActionId::Preferences,
         .name = "preferences-open",
         .text = QT_TRANSLATE_NOOP("Actions", "Pr&eferences…"),
         .keys = {u"Ctrl+,"_s},
         .menu = MenuId::Edit,
         .startsSection = true},
    };
}

} // namespace

QList<ActionRow> editRows()
{
    return stepActions() + clipboardActions() + findingActions();
}

} // namespace kader::ui
