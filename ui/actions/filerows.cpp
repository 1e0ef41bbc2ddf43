#include "ui/actions/actionrows.h"

#include <QCoreApplication>

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
        {.id = ActionId::ImportAddress,
         .name = "import-address",
         .text = QT_TRANSLATE_NOOP("Actions", "Import annotations &from an address…"),
         .keys = {},
         .menu = MenuId::File},
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

} // namespace

QList<ActionRow> fileRows()
{
    return openingActions() + savingActions() + leavingActions();
}

} // namespace kader::ui
