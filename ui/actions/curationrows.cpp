#include "ui/actions/actionrows.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

QList<ActionRow> worklistActions()
{
    return {
        {.id = ActionId::Worklist,
         .name = "worklist",
         .text = QT_TRANSLATE_NOOP("Actions", "&Worklist"),
         .keys = {u"Shift+F9"_s},
         .menu = MenuId::Curation,
         .isCheckable = true},
        {.id = ActionId::NextToDo,
         .name = "next-to-do",
         .text = QT_TRANSLATE_NOOP("Actions", "N&ext in the worklist"),
         .keys = {u"F4"_s},
         .menu = MenuId::Curation},
        {.id = ActionId::PreviousToDo,
         .name = "previous-to-do",
         .text = QT_TRANSLATE_NOOP("Actions", "P&revious in the worklist"),
         .keys = {u"Shift+F4"_s},
         .menu = MenuId::Curation},
        {.id = ActionId::ToDoIntended,
         .name = "to-do-intended",
         .text = QT_TRANSLATE_NOOP("Actions", "&Fine as it is"),
         .keys = {u"Ctrl+Shift+F4"_s},
         .menu = MenuId::Curation,
         .isCheckable = true},
    };
}

QList<ActionRow> curationActions()
{
    return {
        {.id = ActionId::IncludeSource,
         .name = "include-source",
         .text = QT_TRANSLATE_NOOP("Actions", "&Add this dataset to the curation"),
         .keys = {u"Ctrl+Shift+D"_s},
         .menu = MenuId::Curation,
         .startsSection = true},
        {.id = ActionId::LeaveOutSource,
         .name = "leave-out-source",
         .text = QT_TRANSLATE_NOOP("Actions", "&Leave this dataset out"),
         .keys = {},
         .menu = MenuId::Curation},
        {.id = ActionId::LookForVersions,
         .name = "look-for-versions",
         .text = QT_TRANSLATE_NOOP("Actions", "Look for &newer versions"),
         .keys = {},
         .menu = MenuId::Curation,
         .startsSection = true},
        {.id = ActionId::TakeOver,
         .name = "take-over",
         .text = QT_TRANSLATE_NOOP("Actions", "&Take over annotations of another curation…"),
         .keys = {},
         .menu = MenuId::Curation},
        {.id = ActionId::PublicationAddress,
         .name = "publication-address",
         .text = QT_TRANSLATE_NOOP("Actions", "&Publication address…"),
         .keys = {},
         .menu = MenuId::Curation,
         .startsSection = true},
        {.id = ActionId::AnnotationLicence,
         .name = "annotation-licence",
         .text = QT_TRANSLATE_NOOP("Actions", "L&icence of annotations…"),
         .keys = {},
         .menu = MenuId::Curation},
    };
}

QList<ActionRow> helpActions()
{
    return {
        {.id = ActionId::FindCommand,
         .name = "find-command",
         .text = QT_TRANSLATE_NOOP("Actions", "&Find a command"),
         .keys = {u"Ctrl+K"_s},
         .menu = MenuId::Help},
        {.id = ActionId::Shortcuts,
         .name = "shortcuts",
         .text = QT_TRANSLATE_NOOP("Actions", "&Keys and mouse"),
         .keys = {u"F1"_s},
         .menu = MenuId::Help},
        {.id = ActionId::About,
         .name = "about",
         .text = QT_TRANSLATE_NOOP("Actions", "&About Kader"),
         .keys = {},
         .menu = MenuId::Help},
    };
}

} // namespace

QList<ActionRow> curationAndHelpRows()
{
    return worklistActions() + curationActions() + helpActions();
}

} // namespace kader::ui
