#include "ui/actions/actiontable.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

QList<ActionRow> openingActions()
{
    return {
        {.id = ActionId::NewCuration,
         .name = "new-curation",
         .text = QT_TRANSLATE_NOOP("Actions", "&New curation"),
         .keys = {u"Ctrl+N"_s},
         .menu = MenuId::File},
        {.id = ActionId::OpenAddress,
         .name = "open-address",
         .text = QT_TRANSLATE_NOOP("Actions", "Open by &address"),
         .keys = {u"Ctrl+L"_s},
         .menu = MenuId::File},
        {.id = ActionId::OpenCuration,
         .name = "open-curation",
         .text = QT_TRANSLATE_NOOP("Actions", "&Open curation…"),
         .keys = {u"Ctrl+O"_s},
         .menu = MenuId::File,
         .icon = "folder",
         .isInToolBar = true},
        {.id = ActionId::OpenDemo,
         .name = "open-demo",
         .text = QT_TRANSLATE_NOOP("Actions", "Open the &demo repository"),
         .keys = {},
         .menu = MenuId::File},
    };
}

QList<ActionRow> savingActions()
{
    return {
        {.id = ActionId::SaveCurationAs,
         .name = "save-curation-as",
         .text = QT_TRANSLATE_NOOP("Actions", "Save &curation as…"),
         .keys = {},
         .menu = MenuId::File,
         .startsSection = true},
        {.id = ActionId::ImportCsv,
         .name = "import-csv",
         .text = QT_TRANSLATE_NOOP("Actions", "&Import annotations…"),
         .keys = {u"Ctrl+I"_s},
         .menu = MenuId::File,
         .icon = "import",
         .startsSection = true,
         .isInToolBar = true},
        {.id = ActionId::ExportCsv,
         .name = "export-csv",
         .text = QT_TRANSLATE_NOOP("Actions", "&Export annotations…"),
         .keys = {u"Ctrl+E"_s},
         .menu = MenuId::File,
         .icon = "export",
         .isInToolBar = true},
        {.id = ActionId::SaveManifests,
         .name = "save-manifests",
         .text = QT_TRANSLATE_NOOP("Actions", "&Save manifests"),
         .keys = {u"Ctrl+S"_s},
         .menu = MenuId::File,
         .icon = "save",
         .startsSection = true,
         .isInToolBar = true},
        {.id = ActionId::SaveManifestAs,
         .name = "save-manifest-as",
         .text = QT_TRANSLATE_NOOP("Actions", "Save &manifest as…"),
         .keys = {u"Ctrl+Shift+S"_s},
         .menu = MenuId::File},
        {.id = ActionId::SaveAggregateAs,
         .name = "save-aggregate-as",
         .text = QT_TRANSLATE_NOOP("Actions", "Save a&ggregate as…"),
         .keys = {},
         .menu = MenuId::File},
    };
}

QList<ActionRow> leavingActions()
{
    return {
        {.id = ActionId::WorkOffline,
         .name = "work-offline",
         .text = QT_TRANSLATE_NOOP("Actions", "&Work offline"),
         .keys = {},
         .menu = MenuId::File,
         .isCheckable = true,
         .startsSection = true},
        {.id = ActionId::CloseCuration,
         .name = "close-curation",
         .text = QT_TRANSLATE_NOOP("Actions", "C&lose curation"),
         .keys = {u"Ctrl+W"_s},
         .menu = MenuId::File,
         .startsSection = true},
        {.id = ActionId::Quit,
         .name = "quit",
         .text = QT_TRANSLATE_NOOP("Actions", "&Quit"),
         .keys = {u"Ctrl+Q"_s},
         .menu = MenuId::File},
    };
}

QList<ActionRow> editActions()
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
         .text = QT_TRANSLATE_NOOP("Actions", "Next image of a canvas with &2 or more"),
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

QList<ActionRow> annotationActions()
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

QList<ActionRow> curationAndHelpActions()
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

const QList<ActionRow> &actionTable()
{
    static const QList<ActionRow> table = openingActions() + savingActions() + leavingActions() + editActions() +
                                          zoomActions() + turningActions() + lookingActions() + paneActions() +
                                          themeActions() + annotationActions() + favouriteActions() +
                                          curationAndHelpActions();
    return table;
}

const ActionRow &actionRow(ActionId id)
{
    const QList<ActionRow> &table = actionTable();
    return *std::find_if(table.cbegin(), table.cend(), [id](const ActionRow &row) { return row.id == id; });
}

QString actionName(ActionId id)
{
    return withoutMnemonic(QCoreApplication::translate("Actions", actionRow(id).text));
}

QString menuTitle(MenuId menu)
{
    switch (menu) {
    case MenuId::File:
        return QCoreApplication::translate("Actions", "&File");
    case MenuId::Edit:
        return QCoreApplication::translate("Actions", "&Edit");
    case MenuId::View:
        return QCoreApplication::translate("Actions", "&View");
    case MenuId::Annotation:
        return QCoreApplication::translate("Actions", "&Annotation");
    case MenuId::Curation:
        return QCoreApplication::translate("Actions", "&Curation");
    case MenuId::Help:
        return QCoreApplication::translate("Actions", "&Help");
    }
    return {};
}

QString withoutMnemonic(QString text)
{
    return text.remove(u'&');
}

QString escapedMnemonic(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace kader::ui
