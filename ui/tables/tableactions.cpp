#include "ui/tables/tableactions.h"

#include "base/atomicfile.h"
#include "base/background.h"
#include "ui/actions/actions.h"
#include "ui/shared/askforfile.h"
#include "ui/shared/resultdialog.h"
#include "ui/tables/importaddressdialog.h"
#include "ui/tables/importdialog.h"
#include "ui/workspace/viewsnapshot.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Curation;

namespace {

Result<Diagnostics> writeTable(const curation::Snapshot &snapshot, const QString &path,
                               const exchange::ExportOptions &options, const curation::ExportRange &range)
{
    const Result<exchange::ExportedCsv> exported = curation::exportTable(snapshot, options, range);
    if (!exported)
        return tl::unexpected(exported.error());
    return writeAtomically(path, exported->csv).map([&exported] { return exported->diagnostics; });
}

Result<Diagnostics> writePages(const curation::Snapshot &snapshot, const QString &path, bool isEachCanvas,
                               const curation::ExportRange &range)
{
    const auto cut = isEachCanvas ? curation::PageCut::EachCanvas : curation::PageCut::OnePage;
    const Result<curation::ExportedPages> exported = curation::exportPages(snapshot, cut, range);
    if (!exported)
        return tl::unexpected(exported.error());
    for (const curation::ExportedPage &page : exported->pages) {
        const QString file = isEachCanvas ? QDir(path).filePath(page.name) : path;
        if (const Result<void> written = writeAtomically(file, page.json); !written)
            return tl::unexpected(written.error());
    }
    return exported->diagnostics;
}

} // namespace

TableActions::TableActions(Workspace &workspace, Actions &actions, QWidget *window)
    : QObject(window), m_workspace(workspace), m_actions(actions), m_window(window)
{
    connect(&actions[ActionId::ImportCsv], &QAction::triggered, this, &TableActions::askForImport);
    connect(&actions[ActionId::ImportAddress], &QAction::triggered, this, &TableActions::askForAddress);
    connect(&actions[ActionId::ExportCsv], &QAction::triggered, this, &TableActions::askForExport);
    connect(&workspace, &Workspace::curationChanged, this, &TableActions::followCuration);
    connect(&workspace, &Workspace::sourceChanged, this, &TableActions::enable);
    followCuration();
}

void TableActions::followCuration()
{
    if (const Curation *curation = m_workspace.curation())
        connect(curation, &Curation::sourcesChanged, this, &TableActions::enable);
    enable();
}

void TableActions::enable()
{
    const Curation *curation = m_workspace.curation();
    const bool hasSource = curation && (m_workspace.source() || !curation->sources().empty());
    for (const ActionId id : {ActionId::ImportCsv, ActionId::ImportAddress})
        m_actions[id].setEnabled(hasSource && !curation->isReadOnly());
    m_actions[ActionId::ExportCsv].setEnabled(hasSource);
}

// --- In -----------------------------------------------------------------------------------------------------

void TableActions::askForImport()
{
    const FileQuestion question{.name = u"import-file-dialog"_s,
                                .title = tr("Import annotations"),
                                .filters = tr("Tables and manifests (*.csv *.tsv *.txt *.json);;All files (*)"),
                                .acceptText = tr("Look at it")};
    askForFile(m_window, question, [this](const QString &path) { importFrom(path); });
}

void TableActions::askForAddress()
{
    auto *dialog = new ImportAddressDialog(m_window);
    connect(dialog, &ImportAddressDialog::chosen, this, &TableActions::importFrom);
    dialog->open();
}

void TableActions::importFrom(const QString &origin)
{
    if (!m_actions[ActionId::ImportCsv].isEnabled())
        return;
    m_workspace.requestKeeping();
    (new ImportDialog(m_workspace, origin, m_window))->open();
}

// --- Out ----------------------------------------------------------------------------------------------------

void TableActions::askForExport()
{
    const ExportDialog::Offer offer{.hasCanvas = m_workspace.canvas().has_value(),
                                    .hasManifest = m_workspace.source() != nullptr,
                                    .selected = static_cast<int>(m_workspace.selection().size())};
    auto *dialog = new ExportDialog(offer, m_window);
    connect(dialog, &ExportDialog::chosen, this, &TableActions::askWhereTo);
    dialog->open();
}

void TableActions::askWhereTo(const ExportChoice &choice)
{
    if (!m_workspace.curation())
        return;
    const QString base =
        m_workspace.isUntitled() ? tr("annotations") : QFileInfo(m_workspace.curation()->path()).completeBaseName();
    const bool isTable = choice.form == ExportChoice::Form::Table;
    const QString suffix = isTable ? u"csv"_s : u"json"_s;
    const FileQuestion question{.name = u"export-file-dialog"_s,
                                .title = tr("Export annotations"),
                                .filters = isTable ? tr("CSV (*.csv)") : tr("Annotation pages (*.json)"),
                                .acceptText = tr("Export"),
                                .suffix = suffix,
                                .suggested = base + u'.' + suffix,
                                .isFolder = !isTable && choice.isEachCanvas};
    askForFile(m_window, question, [this, choice](const QString &path) { write(path, choice); });
}

curation::ExportRange TableActions::rangeOf(const ExportChoice &choice) const
{
    curation::ExportRange range;
    if (choice.scope == ExportChoice::Scope::Selection) {
        const QList<QUuid> &selection = m_workspace.selection();
        range.annotations = QSet<QUuid>(selection.begin(), selection.end());
        return range;
    }
    if (choice.scope == ExportChoice::Scope::Curation || !m_workspace.source())
        return range;
    range.source = m_workspace.source()->id;
    if (choice.scope == ExportChoice::Scope::Canvas)
        range.canvas = m_workspace.canvas();
    return range;
}

void TableActions::write(const QString &path, const ExportChoice &choice)
{
    if (!m_workspace.curation())
        return;
    m_workspace.requestKeeping();
    const curation::ExportRange range = rangeOf(choice);
    const bool needsView = m_workspace.curation()->sources().empty() || choice.scope != ExportChoice::Scope::Curation;
    const auto snapshot = needsView ? snapshotWithView(m_workspace) : m_workspace.curation()->snapshotLater();
    m_writing = inBackground<Result<Diagnostics>>(
        [snapshot, path, choice, range] {
            return choice.form == ExportChoice::Form::Table ? writeTable(snapshot(), path, choice.options, range)
                                                            : writePages(snapshot(), path, choice.isEachCanvas, range);
        },
        [this, path](const Result<Diagnostics> &losses) { tell(path, losses); });
}

void TableActions::tell(const QString &path, const Result<Diagnostics> &losses)
{
    const QString file = QFileInfo(path).fileName();
    if (!losses)
        return emit m_workspace.failed(tr("Exporting annotations to %1").arg(file), losses.error());
    emit m_workspace.done(losses->isEmpty() ? tr("The annotations are in %1.").arg(file)
                                            : tr("The annotations are in %1, but not all of what they say.").arg(file));
    if (losses->isEmpty())
        return;
    auto *result = new ResultDialog(u"export-result"_s, tr("Export annotations"), m_window);
    result->setSentence(tr("The annotations are in %1. Some of what they say does not fit into this form.").arg(file));
    result->addSection(tr("Not in the file"), messages(*losses));
    result->show();
}

} // namespace kader::ui
