#include "ui/publish/publishactions.h"

#include "base/background.h"
#include "ui/actions/actions.h"
#include "ui/publish/publishprogress.h"
#include "ui/shared/askforfile.h"
#include "ui/shared/resultdialog.h"
#include "ui/theme/icons.h"
#include "ui/workspace/viewsnapshot.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Curation;

namespace {

QString aggregateName()
{
    const WebAddress anywhere = *WebAddress::parse(u"https://example.org"_s);
    return QFileInfo(curation::aggregateAddress(anywhere).url().path()).fileName();
}

} // namespace

PublishActions::PublishActions(Workspace &workspace, Actions &actions, QWidget *window)
    : QObject(window), m_workspace(workspace), m_actions(actions), m_window(window)
{
    connect(&actions[ActionId::SaveManifests], &QAction::triggered, this, &PublishActions::saveAgain);
    connect(&actions[ActionId::SaveManifestAs], &QAction::triggered, this, &PublishActions::saveManifestAs);
    connect(&actions[ActionId::SaveAggregateAs], &QAction::triggered, this, &PublishActions::saveAggregateAs);
    connect(&actions[ActionId::PublicationAddress], &QAction::triggered, this, &PublishActions::changeAddress);
    connect(&workspace, &Workspace::curationChanged, this, &PublishActions::followCuration);
    connect(&workspace, &Workspace::sourceChanged, this, &PublishActions::enable);
    followCuration();
}

PublishActions::~PublishActions() = default;

void PublishActions::followCuration()
{
    m_curationPath.clear();
    m_folder.reset();
    if (const Curation *curation = m_workspace.curation()) {
        m_curationPath = curation->path();
        connect(curation, &Curation::sourcesChanged, this, &PublishActions::enable);
        connect(curation, &Curation::pathChanged, this, &PublishActions::rememberPath);
    }
    enable();
}

/// A curation that gets its name, or another one, goes on being saved where it was.
void PublishActions::rememberPath()
{
    const QString before = std::exchange(m_curationPath, m_workspace.curation()->path());
    SavedFiles::copy(before, m_curationPath);
}

void PublishActions::enable()
{
    const Curation *curation = m_workspace.curation();
    const bool hasSources = curation && !curation->sources().empty();
    const bool hasView = curation && m_workspace.source();
    const bool isFree = !m_saving;
    m_actions[ActionId::SaveManifests].setEnabled(isFree && (hasSources || hasView));
    m_actions[ActionId::SaveManifestAs].setEnabled(isFree && hasView);
    m_actions[ActionId::SaveAggregateAs].setEnabled(isFree && hasSources);
    m_actions[ActionId::PublicationAddress].setEnabled(isFree && curation);
}

// --- Asking -------------------------------------------------------------------------------------------------

void PublishActions::saveAgain()
{
    const QList<SavedFile> files = remembered();
    if (!files.isEmpty() && address())
        start(files, false);
    else if (m_workspace.source())
        saveManifestAs();
    else
        saveAggregateAs();
}

/// Those of what is still part of the curation, or in view.
QList<SavedFile> PublishActions::remembered() const
{
    QList<SavedFile> files = SavedFiles::of(m_curationPath);
    const curation::SourcePtr view = m_workspace.source();
    files.removeIf([&](const SavedFile &file) {
        if (!file.source)
            return m_workspace.curation()->sources().empty();
        return !m_workspace.curation()->includes(*file.source) && !(view && view->id == *file.source);
    });
    return files;
}

void PublishActions::saveManifestAs()
{
    const curation::SourcePtr source = m_workspace.source();
    const QString name = curation::publishedName(*source, m_workspace.curation()->sources());
    whenThereIsAnAddress(name, [this, source, name] {
        askForPath(tr("Save the manifest of %1").arg(source->title), {.source = source->id, .path = {}}, name);
    });
}

void PublishActions::saveAggregateAs()
{
    const QString name = aggregateName();
    whenThereIsAnAddress(
        name, [this, name] { askForPath(tr("Save one manifest of all datasets"), {.source = {}, .path = {}}, name); });
}

/// A curation that can only be read is published to where was said while it is open.
std::optional<WebAddress> PublishActions::address() const
{
    const std::optional<WebAddress> kept = m_workspace.curation()->publicationAddress();
    return kept ? kept : m_folder;
}

void PublishActions::whenThereIsAnAddress(const QString &fileName, const std::function<void()> &next)
{
    if (address())
        return next();
    askForAddress({.fileName = fileName, .acceptText = tr("Choose file…")}, next);
}

void PublishActions::changeAddress()
{
    const curation::SourcePtr view = m_workspace.source();
    askForAddress(
        {.fileName = view ? curation::publishedName(*view, m_workspace.curation()->sources()) : aggregateName(),
         .acceptText = tr("Keep"),
         .folder = address()},
        [] {});
}

void PublishActions::askForAddress(const AddressDialog::Question &question, const std::function<void()> &next)
{
    auto *dialog = new AddressDialog(question, m_window);
    connect(dialog, &AddressDialog::chosen, this, [this, next](const WebAddress &folder) {
        if (!m_workspace.curation())
            return;
        if (m_workspace.curation()->isReadOnly())
            m_folder = folder;
        else
            m_workspace.curation()->setPublicationAddress(folder);
        next();
    });
    dialog->open();
}

void PublishActions::askForPath(const QString &title, const SavedFile &file, const QString &suggested)
{
    const FileQuestion question{.name = u"publish-file-dialog"_s,
                                .title = title,
                                .filters = tr("IIIF manifests (*.json)"),
                                .acceptText = tr("Save"),
                                .suffix = u"json"_s,
                                .suggested = suggested};
    askForFile(m_window, question, [this, file](const QString &path) {
        SavedFile chosen = file;
        chosen.path = path;
        start({chosen}, true);
    });
}

QString PublishActions::aggregateLabel() const
{
    // Without a name of its own it is called after its datasets.
    return m_workspace.isUntitled() ? QString() : QFileInfo(m_curationPath).completeBaseName();
}

// --- Saving -------------------------------------------------------------------------------------------------

void PublishActions::start(const QList<SavedFile> &files, bool isSummarised)
{
    const Curation *curation = m_workspace.curation();
    if (!curation || m_saving || !address())
        return;
    m_workspace.requestKeeping();
    // The aggregate is of the curation alone; what is only in view can be saved for itself.
    const bool isAboutView = std::all_of(files.begin(), files.end(), [](const SavedFile &file) { return file.source; });
    m_saving = std::make_unique<Saving>(
        Saving{.publication = {.snapshot = isAboutView ? snapshotWithView(m_workspace)() : curation->snapshot(),
                               .folder = *address(),
                               .aggregateLabel = aggregateLabel(),
                               .now = QDateTime::currentDateTimeUtc()},
               .curationPath = m_curationPath,
               .files = files,
               .isSummarised = isSummarised});
    openProgress();
    m_progress->say(tr("Looking whether the files are as they were left…"));
    enable();
    m_job = inBackground<QList<SavedFile>>([files] { return changedByOthers(files); },
                                           [this](const QList<SavedFile> &changed) {
                                               if (changed.isEmpty())
                                                   writeNext();
                                               else
                                                   confirm(changed);
                                           });
}

void PublishActions::openProgress()
{
    m_progress = std::make_unique<PublishProgress>(m_window);
    connect(m_progress.get(), &QDialog::rejected, this, &PublishActions::giveUp);
}

void PublishActions::confirm(const QList<SavedFile> &changed)
{
    m_progress.reset();
    QStringList names;
    for (const SavedFile &file : changed)
        names += QFileInfo(file.path).fileName();
    auto *question = new QMessageBox(m_window);
    question->setObjectName(u"overwrite-question"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIconPixmap(icon("warning"_L1).pixmap(28, 28));
    question->setTextFormat(Qt::PlainText);
    question->setWindowTitle(tr("Changed by someone else"));
    question->setText(tr("Since Kader saved it, someone else has changed: %1").arg(names.join(u", "_s)));
    question->setInformativeText(tr("Saving again replaces what they wrote."));
    QPushButton *replace = question->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    replace->setObjectName(u"overwrite-replace"_s);
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    connect(question, &QMessageBox::finished, this, [this, question, replace, changed] {
        if (!m_saving || question->clickedButton() != replace)
            return giveUp();
        // What was asked about may be replaced, and nothing that comes after it.
        for (SavedFile &file : m_saving->files) {
            const auto asked = std::find_if(changed.begin(), changed.end(),
                                            [&](const SavedFile &each) { return each.source == file.source; });
            if (asked != changed.end())
                file.state = asked->state;
        }
        openProgress();
        writeNext();
    });
    question->open();
}

void PublishActions::writeNext()
{
    if (m_saving->next == m_saving->files.size())
        return finish();
    const SavedFile file = m_saving->files[m_saving->next++];
    m_progress->say(tr("Saving %1 (%2 of %3)…")
                        .arg(QFileInfo(file.path).fileName())
                        .arg(m_saving->next)
                        .arg(m_saving->files.size()));
    m_job = inBackground<Result<Written>>(
        [publication = m_saving->publication, file] { return publish(publication, file); },
        [this, file](const Result<Written> &written) {
            take(file, written);
            writeNext();
        });
}

void PublishActions::take(const SavedFile &file, const Result<Written> &written)
{
    if (written) {
        SavedFiles::remember(m_saving->curationPath, written->file);
        m_saving->written.push_back(*written);
        return;
    }
    m_saving->failed.append(file);
    m_saving->failures += tr("%1 was not saved: %2").arg(QFileInfo(file.path).fileName(), written.error().toString());
}

void PublishActions::finish()
{
    m_progress.reset();
    const auto count = static_cast<int>(m_saving->written.size());
    if (m_saving->isSummarised || !m_saving->failures.isEmpty())
        summarise();
    if (m_saving->failures.isEmpty())
        emit m_workspace.done(count == 1
                                  ? tr("Saved %1.").arg(QFileInfo(m_saving->written.front().file.path).fileName())
                                  : tr("Saved %n manifests.", nullptr, count));
    m_saving.reset();
    enable();
}

QString PublishActions::summary() const
{
    const QString nothingLost =
        tr("What was there before is as it was, and your work is in the curation. Put right what is said below and try "
           "again, or save to another folder.");
    const std::vector<Written> &written = m_saving->written;
    const QString folder = m_saving->publication.folder.text();
    QString words;
    if (written.empty())
        words = tr("Nothing was saved.");
    else if (written.size() == 1)
        words = tr("%1 is ready to be put at %2.").arg(QFileInfo(written.front().file.path).fileName(), folder);
    else
        words = tr("%n manifests are ready to be put at %1.", nullptr, static_cast<int>(written.size())).arg(folder);
    return m_saving->failures.isEmpty() ? words : tr("%1 %2", "sentences").arg(words, nothingLost);
}

void PublishActions::summarise()
{
    QStringList files;
    Diagnostics repairs;
    Diagnostics notes;
    for (const Written &written : m_saving->written) {
        files += written.file.path;
        repairs += written.repairs;
        notes += written.notes;
    }
    auto *result = new ResultDialog(u"publish-result"_s, tr("Save manifests"), m_window);
    result->setSentence(summary());
    if (!m_saving->failed.isEmpty())
        result->offer(tr("Try again"), this, [this, failed = m_saving->failed, path = m_saving->curationPath] {
            if (path == m_curationPath)
                start(failed, true);
        });
    result->addSection(tr("Not saved"), m_saving->failures);
    result->addSection(tr("Saved"), files);
    result->addSection(tr("Mended on the way out"), messages(repairs));
    result->addSection(tr("Worth knowing"), messages(notes));
    result->show();
}

/// Gives up what is not written yet.
void PublishActions::giveUp()
{
    m_job.reset();
    // Not from inside its own signal.
    if (m_progress)
        m_progress.release()->deleteLater();
    m_saving.reset();
    enable();
}

} // namespace kader::ui
