#include "ui/actions/actionrows.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

QList<ActionRow> zoomActions()
{
    return {
        {.id = ActionId::ZoomIn,
         .name = "zoom-in",
         .text = QT_TRANSLATE_NOOP("Actions", "Zoom &in"),
         .keys = {u"+"_s, u"="_s, u"Ctrl++"_s, u"Ctrl+="_s},
         .menu = MenuId::View},
        {.id = ActionId::ZoomOut,
         .name = "zoom-out",
         .text = QT_TRANSLATE_NOOP("Actions", "Zoom &out"),
         .keys = {u"-"_s, u"Ctrl+-"_s},
         .menu = MenuId::View},
        {.id = ActionId::Fit,
         .name = "fit",
         .text = QT_TRANSLATE_NOOP("Actions", "&Fit the canvas"),
         .keys = {u"0"_s, u"Ctrl+0"_s},
         .menu = MenuId::View},
        {.id = ActionId::ActualSize,
         .name = "actual-size",
         .text = QT_TRANSLATE_NOOP("Actions", "&Pixel for pixel"),
         .keys = {u"1"_s, u"Ctrl+1"_s},
         .menu = MenuId::View},
    };
}

QList<ActionRow> turningActions()
{
    return {
        {.id = ActionId::TurnClockwise,
         .name = "turn-clockwise",
         .text = QT_TRANSLATE_NOOP("Actions", "Turn &clockwise"),
         .keys = {u"Ctrl+]"_s},
         .menu = MenuId::View,
         .startsSection = true},
        {.id = ActionId::TurnBack,
         .name = "turn-back",
         .text = QT_TRANSLATE_NOOP("Actions", "&Turn anticlockwise"),
         .keys = {u"Ctrl+["_s},
         .menu = MenuId::View},
        {.id = ActionId::Flip,
         .name = "flip",
         .text = QT_TRANSLATE_NOOP("Actions", "Flip the vie&w"),
         .keys = {u"H"_s},
         .menu = MenuId::View},
        {.id = ActionId::PixelGrid,
         .name = "pixel-grid",
         .text = QT_TRANSLATE_NOOP("Actions", "Pixel &grid"),
         .keys = {},
         .menu = MenuId::View,
         .isCheckable = true},
        {.id = ActionId::Display,
         .name = "display",
         .text = QT_TRANSLATE_NOOP("Actions", "Displa&y…"),
         .keys = {u"Shift+C"_s},
         .menu = MenuId::View},
        {.id = ActionId::PixelSize,
         .name = "pixel-size",
         .text = QT_TRANSLATE_NOOP("Actions", "Pixel si&ze…"),
         .keys = {},
         .menu = MenuId::View},
    };
}

QList<ActionRow> lookingActions()
{
    return {
        {.id = ActionId::GoBack,
         .name = "go-back",
         .text = QT_TRANSLATE_NOOP("Actions", "&Jump back to where you looked before"),
         .keys = {u"Alt+Home"_s},
         .menu = MenuId::View,
         .startsSection = true},
        {.id = ActionId::NextCanvas,
         .name = "next-canvas",
         .text = QT_TRANSLATE_NOOP("Actions", "&Next canvas"),
         .keys = {u"PgDown"_s, u"Alt+Right"_s},
         .menu = MenuId::View},
        {.id = ActionId::PreviousCanvas,
         .name = "previous-canvas",
         .text = QT_TRANSLATE_NOOP("Actions", "Pre&vious canvas"),
         .keys = {u"PgUp"_s, u"Alt+Left"_s},
         .menu = MenuId::View},
        {.id = ActionId::NextImage,
         .name = "next-image",
         .text = QT_TRANSLATE_NOOP("Actions", "Next image of this canvas"),
         .keys = {u"I"_s},
         .menu = MenuId::View},
        {.id = ActionId::ShowAnnotations,
         .name = "show-annotations",
         .text = QT_TRANSLATE_NOOP("Actions", "Show &annotations"),
         .keys = {u"A"_s},
         .menu = MenuId::View,
         .isCheckable = true,
         .startsSection = true},
        {.id = ActionId::HideSelected,
         .name = "hide-selected",
         .text = QT_TRANSLATE_NOOP("Actions", "&Hide the selected annotation"),
         .keys = {u"Shift+A"_s},
         .menu = MenuId::View,
         .isCheckable = true},
    };
}

QList<ActionRow> paneActions()
{
    return {
        {.id = ActionId::LeftDock,
         .name = "left-dock",
         .text = QT_TRANSLATE_NOOP("Actions", "&Repository pane"),
         .keys = {u"F7"_s},
         .menu = MenuId::View,
         .isCheckable = true,
         .startsSection = true},
        {.id = ActionId::RightDock,
         .name = "right-dock",
         .text = QT_TRANSLATE_NOOP("Actions", "Annotation&s pane"),
         .keys = {u"F8"_s},
         .menu = MenuId::View,
         .isCheckable = true},
        {.id = ActionId::ProblemsPane,
         .name = "problems-pane",
         .text = QT_TRANSLATE_NOOP("Actions", "Pro&blems pane"),
         .keys = {u"F9"_s},
         .menu = MenuId::View,
         .isCheckable = true},
        {.id = ActionId::NextProblem,
         .name = "next-problem",
         .text = QT_TRANSLATE_NOOP("Actions", "Next proble&m"),
         .keys = {u"Ctrl+F9"_s},
         .menu = MenuId::View},
        {.id = ActionId::PreviousProblem,
         .name = "previous-problem",
         .text = QT_TRANSLATE_NOOP("Actions", "Previous probl&em"),
         .keys = {u"Ctrl+Shift+F9"_s},
         .menu = MenuId::View},
        {.id = ActionId::NextPane,
         .name = "next-pane",
         .text = QT_TRANSLATE_NOOP("Actions", "Ne&xt pane"),
         .keys = {u"F6"_s},
         .menu = MenuId::View},
        {.id = ActionId::PreviousPane,
         .name = "previous-pane",
         .text = QT_TRANSLATE_NOOP("Actions", "Previo&us pane"),
         .keys = {u"Shift+F6"_s},
         .menu = MenuId::View},
    };
}

QList<ActionRow> themeActions()
{
    return {
        {.id = ActionId::ThemeSystem,
         .name = "theme-system",
         .text = QT_TRANSLATE_NOOP("Actions", "Light or dark as the &desktop"),
         .keys = {},
         .menu = MenuId::View,
         .isCheckable = true,
         .group = ActionGroup::Theme,
         .startsSection = true},
        {.id = ActionId::ThemeLight,
         .name = "theme-light",
         .text = QT_TRANSLATE_NOOP("Actions", "&Light"),
         .keys = {},
         .menu = MenuId::View,
         .isCheckable = true,
         .group = ActionGroup::Theme},
        {.id = ActionId::ThemeDark,
         .name = "theme-dark",
         .text = QT_TRANSLATE_NOOP("Actions", "Dar&k"),
         .keys = {},
         .menu = MenuId::View,
         .isCheckable = true,
         .group = ActionGroup::Theme},
    };
}

} // namespace

QList<ActionRow> viewRows()
{
    return zoomActions() + turningActions() + lookingActions() + paneActions() + themeActions();
}

} // namespace kader::ui
