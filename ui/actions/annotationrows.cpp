#include "ui/actions/actionrows.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

QList<ActionRow> toolActions()
{
    return {
        {.id = ActionId::SelectTool,
         .name = "select-tool",
         .text = QT_TRANSLATE_NOOP("Actions", "&Select"),
         .keys = {u"V"_s},
         .menu = MenuId::Annotation,
         .icon = "select",
         .isCheckable = true,
         .group = ActionGroup::Tool,
         .isInToolBar = true,
         .startsToolBarSection = true},
        {.id = ActionId::RectangleTool,
         .name = "rectangle-tool",
         .text = QT_TRANSLATE_NOOP("Actions", "Draw &rectangle"),
         .keys = {u"R"_s},
         .menu = MenuId::Annotation,
         .icon = "rectangle",
         .isCheckable = true,
         .group = ActionGroup::Tool,
         .isInToolBar = true},
        {.id = ActionId::PolygonTool,
         .name = "polygon-tool",
         .text = QT_TRANSLATE_NOOP("Actions", "Draw &polygon"),
         .keys = {u"P"_s},
         .menu = MenuId::Annotation,
         .icon = "polygon",
         .isCheckable = true,
         .group = ActionGroup::Tool,
         .isInToolBar = true},
        {.id = ActionId::PointTool,
         .name = "point-tool",
         .text = QT_TRANSLATE_NOOP("Actions", "Set poin&t"),
         .keys = {u"."_s},
         .menu = MenuId::Annotation,
         .icon = "point",
         .isCheckable = true,
         .group = ActionGroup::Tool,
         .isInToolBar = true},
        {.id = ActionId::DrawAgain,
         .name = "draw-again",
         .text = QT_TRANSLATE_NOOP("Actions", "Draw like the &last one"),
         .keys = {u"N"_s},
         .menu = MenuId::Annotation},
        {.id = ActionId::MeasureTool,
         .name = "measure-tool",
         .text = QT_TRANSLATE_NOOP("Actions", "&Measure"),
         .keys = {u"M"_s},
         .menu = MenuId::Annotation,
         .isCheckable = true,
         .group = ActionGroup::Tool},
    };
}

QList<ActionRow> annotationActions()
{
    return {
        {.id = ActionId::GoToRegion,
         .name = "go-to-region",
         .text = QT_TRANSLATE_NOOP("Actions", "&Go to the selected region"),
         .keys = {u"Ctrl+G"_s},
         .menu = MenuId::Annotation,
         .startsSection = true},
        {.id = ActionId::AnnotateCanvas,
         .name = "annotate-canvas",
         .text = QT_TRANSLATE_NOOP("Actions", "Annotate the &whole canvas"),
         .keys = {u"Ctrl+Shift+A"_s},
         .menu = MenuId::Annotation},
        {.id = ActionId::MarkReviewed,
         .name = "mark-reviewed",
         .text = QT_TRANSLATE_NOOP("Actions", "Mark as re&viewed"),
         .keys = {u"Ctrl+R"_s},
         .menu = MenuId::Annotation,
         .isCheckable = true},
        {.id = ActionId::SaveCutOut,
         .name = "save-cut-out",
         .text = QT_TRANSLATE_NOOP("Actions", "Save cut-o&ut…"),
         .keys = {u"Ctrl+Shift+G"_s},
         .menu = MenuId::Annotation},
    };
}

QList<ActionRow> favouriteActions()
{
    QList<ActionRow> rows{{.id = ActionId::KeepFavourite,
                           .name = "keep-favourite",
                           .text = QT_TRANSLATE_NOOP("Actions", "&Keep as favourite…"),
                           .keys = {u"Alt+0"_s},
                           .menu = MenuId::Annotation,
                           .startsSection = true}};
    const auto add = [&rows](ActionId id, const char *name, const char *text, const QString &key) {
        rows.append({.id = id, .name = name, .text = text, .keys = {key}, .menu = MenuId::Annotation});
    };
    add(ActionId::Favourite1, "favourite-1", QT_TRANSLATE_NOOP("Actions", "Favourite &1"), u"Alt+1"_s);
    add(ActionId::Favourite2, "favourite-2", QT_TRANSLATE_NOOP("Actions", "Favourite &2"), u"Alt+2"_s);
    add(ActionId::Favourite3, "favourite-3", QT_TRANSLATE_NOOP("Actions", "Favourite &3"), u"Alt+3"_s);
    add(ActionId::Favourite4, "favourite-4", QT_TRANSLATE_NOOP("Actions", "Favourite &4"), u"Alt+4"_s);
    add(ActionId::Favourite5, "favourite-5", QT_TRANSLATE_NOOP("Actions", "Favourite &5"), u"Alt+5"_s);
    add(ActionId::Favourite6, "favourite-6", QT_TRANSLATE_NOOP("Actions", "Favourite &6"), u"Alt+6"_s);
    add(ActionId::Favourite7, "favourite-7", QT_TRANSLATE_NOOP("Actions", "Favourite &7"), u"Alt+7"_s);
    add(ActionId::Favourite8, "favourite-8", QT_TRANSLATE_NOOP("Actions", "Favourite &8"), u"Alt+8"_s);
    add(ActionId::Favourite9, "favourite-9", QT_TRANSLATE_NOOP("Actions", "Favourite &9"), u"Alt+9"_s);
    return rows;
}

} // namespace

QList<ActionRow> annotationRows()
{
    return toolActions() + annotationActions() + favouriteActions();
}

} // namespace kader::ui
