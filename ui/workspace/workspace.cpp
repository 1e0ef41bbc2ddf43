#include "ui/workspace/workspace.h"

#include "curation/steps.h"
#include "ui/workspace/longstep.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Curation;
using curation::SourcePtr;

namespace {

QString untitledPath(const QString &folder)
{
    return QDir(folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + u".kader"_s);
}

} // namespace

Workspace::Workspace(Services services, QObject *parent)
    : QObject(parent), m_services(std::move(services)), m_repository(m_services.repository),
      m_longStep(new LongStep(this))
{
    connect(m_longStep, &LongStep::changed, this, &Workspace::makingChanged);
    connect(m_longStep, &LongStep::changed, this, &Workspace::waitingChanged);
}

Workspace::~Workspace()
{
    dropUntitled();
    if (m_prepared)
        Curation::discard(std::move(m_prepared));
}

void Workspace::useDemo()
{
    if (m_isDemo)
        return;
    const Result<repository::Repository> demo = m_services.demo();
    if (!demo)
        return fail(tr("Starting the demo repository"), demo.error(), [this] { useDemo(); });
    m_repository = *demo;
    m_isDemo = true;
    emit repositoryChanged();
}

// --- The curation -------------------------------------------------------------------------------------------

bool Workspace::isUntitled() const
{
    return m_curation && QFileInfo(m_curation->path()).absolutePath() == QDir(m_services.untitledFolder).absolutePath();
}

void Workspace::newCuration()
{
    makeCuration({});
}

void Workspace::makeCuration(const std::function<void()> &next)
{
    const QString what = tr("Making a new curation");
    if (m_prepared) {
        adopt(std::exchange(m_prepared, nullptr));
        return next ? next() : void();
    }
    if (m_preparing) {
        start(what, nullptr);
        m_whenPrepared = [this, next] {
            finish();
            makeCuration(next);
        };
        return;
    }
    start(what, Curation::create(untitledPath(m_services.untitledFolder),
                                 [this, what, next](Result<std::unique_ptr<Curation>> made) {
                                     finish();
                                     if (!made)
                                         return fail(what, made.error(), [this, next] { makeCuration(next); });
                                     adopt(std::move(*made));
                                     if (next)
                                         next();
                                 }));
}

/// Beside what is being fetched, because making a file takes as long as an answer from the web. Where nothing comes of
/// it, the next that is opened gets it.
void Workspace::prepareCuration()
{
    if (m_curation || m_prepared || m_preparing)
        return;
    m_preparing =
        Curation::create(untitledPath(m_services.untitledFolder), [this](Result<std::unique_ptr<Curation>> made) {
            m_preparing.reset();
            if (made) // else making it when it is needed tells why it can't be made
                m_prepared = std::move(*made);
            if (m_whenPrepared)
                std::exchange(m_whenPrepared, nullptr)();
        });
}

void Workspace::openCuration(const QString &path)
{
    openCuration(path, {});
}

void Workspace::openCuration(const QString &path, const std::function<void()> &next)
{
    const QString what = tr("Opening %1").arg(QFileInfo(path).fileName());
    start(what, Curation::open(path, [this, what, path, next](Result<std::unique_ptr<Curation>> opened) {
              finish();
              if (!opened && opened.error().kind == ErrorKind::Malformed)
                  return offerRescue(what, opened.error(), path);
              if (!opened)
                  return fail(what, opened.error(), [this, path, next] { openCuration(path, next); });
              adopt(std::move(*opened));
              if (next)
                  next();
          }));
}

bool Workspace::isOpen(const QString &path) const
{
    return m_curation && QFileInfo(path) == QFileInfo(m_curation->path());
}

/// What we have open is a curation for sure, and must not be looked at by plain means.
void Workspace::offerRescue(const QString &what, const Error &error, const QString &path)
{
    const auto offer = [this, what, error, path](bool canBeRescued) {
        // What is wrong with the file is told once it was rescued, as far as it is known.
        const Error damage{ErrorKind::Unsupported,
                           tr("It is damaged. What can still be read of it can be saved into a new file beside it; the "
                              "damaged one stays as it is."),
                           error.place};
        if (canBeRescued)
            fail(what, damage, Remedy{Remedy::Kind::Rescue, [this, path] { rescue(path); }});
        else
            fail(what, error, [this, path] { openCuration(path); });
    };
    if (isOpen(path))
        return offer(true);
    start(what, curation::lookForRescue(path, [this, offer](bool canBeRescued) {
              finish();
              offer(canBeRescued);
          }));
}

void Workspace::rescue(const QString &path)
{
    if (isOpen(path))
        closeCuration();
    const QString what = tr("Rescuing what can be read of %1").arg(QFileInfo(path).fileName());
    start(what, curation::rescue(path, [this, what, path](const Result<curation::Rescued> &made) {
              finish();
              if (!made)
                  return fail(what, made.error(), [this, path] { rescue(path); });
              openCuration(made->path, [this, made = *made] { emit rescued(made); });
          }));
}

/// Goes on while other things are opened, and cannot be given up: its end is always told.
void Workspace::saveCurationAs(const QString &path)
{
    requestKeeping();
    m_savingFor = tr("Saving %1").arg(QFileInfo(path).fileName());
    const QString before = isUntitled() ? m_curation->path() : QString();
    m_save = m_curation->saveAs(path, [this, what = m_savingFor, before](const Result<void> &saved) {
        m_savingFor.clear();
        emit waitingChanged();
        if (!saved)
            return fail(what, saved.error(), Remedy{Remedy::Kind::SaveElsewhere});
        if (!before.isEmpty() && QFileInfo(before) != QFileInfo(m_curation->path()))
            QFile::remove(before);
    });
    emit waitingChanged();
}

void Workspace::closeCuration()
{
    // What would still arrive would open a new one.
    cancel();
    adopt(nullptr);
}

void Workspace::adopt(std::unique_ptr<Curation> curation)
{
    requestKeeping();
    m_save.reset();
    m_savingFor.clear();
    if (curation && isOpen(curation->path()))
        m_curation.reset(); // what is opened once more is still wanted
    else
        dropUntitled();
    m_pages.reset();
    m_curation = std::move(curation);
    if (m_curation)
        m_pages = std::make_unique<curation::ReferencedPages>(*m_curation, m_repository);
    m_source.reset();
    m_canvas.reset();
    m_selected.reset();
    m_selection.clear();
    m_canvasOf.clear();
    if (m_curation) {
        connect(m_curation.get(), &Curation::sourcesChanged, this, &Workspace::sourcesChanged);
        connect(m_curation.get(), &Curation::annotationsChanged, this, &Workspace::annotationsChanged);
        connect(m_curation.get(), &Curation::reset, this, &Workspace::reread);
        connect(m_curation.get(), &Curation::failed, this, [this](const Error &error) { failToKeep(error); });
    }
    emit waitingChanged();
    emit curationChanged();
    emit sourceChanged();
    emit canvasChanged();
    emit selectionChanged();
    if (m_curation && !m_curation->sources().empty())
        show(m_curation->sources().front()->id);
    if (m_curation && !m_curation->notes().isEmpty())
        tellNotes();
}

void Workspace::tellNotes()
{
    QStringList sentences;
    for (const Diagnostic &note : m_curation->notes())
        sentences += note.message;
    emit noted(sentences.join(u' '));
}

/// What others edited meanwhile is no matter of where the file is.
void Workspace::failToKeep(const Error &error)
{
    const bool isAboutFile = error.kind == ErrorKind::File || error.kind == ErrorKind::NotFound;
    fail(tr("Keeping the last edit"), error,
         isAboutFile ? std::optional(Remedy{Remedy::Kind::SaveElsewhere}) : std::nullopt);
}

/// A curation that was never named and in which nothing was done leaves no file behind.
void Workspace::dropUntitled()
{
    m_longStep->finish();
    if (isUntitled() && m_curation->isEmpty())
        Curation::discard(std::move(m_curation));
    else if (m_curation)
        Curation::close(std::move(m_curation));
}

// --- What is in view ----------------------------------------------------------------------------------------

void Workspace::show(const QUuid &source)
{
    const SourcePtr shown = m_curation ? m_curation->source(source) : nullptr;
    if (!shown || shown == m_source)
        return;
    m_source = shown;
    if (shown->bytes > 0)
        m_sizes.insert(shown->origin, shown->bytes);
    const int canvases = static_cast<int>(shown->manifest.canvases().size());
    const int left = std::min(m_canvasOf.value(source, 0), canvases - 1);
    m_canvas = canvases > 0 ? std::optional(left) : std::nullopt;
    m_selected.reset();
    m_selection.clear();
    emit sourceChanged();
    emit canvasChanged();
    emit selectionChanged();
    lookAtPages();
}

qint64 Workspace::bytesLookedAt() const
{
    return std::accumulate(m_sizes.cbegin(), m_sizes.cend(), qint64(0));
}

/// Brings the annotations that the canvas in view only points at.
void Workspace::lookAtPages()
{
    if (m_source && m_canvas)
        m_pages->look(m_source->id, *m_canvas);
}

const iiif::CanvasView *Workspace::canvasView() const
{
    return m_source ? m_source->canvas(m_canvas) : nullptr;
}

void Workspace::showCanvas(int position)
{
    if (!m_source || !m_source->canvas(position) || position == m_canvas)
        return;
    m_canvas = position;
    m_canvasOf.insert(m_source->id, position);
    m_selected.reset();
    m_selection.clear();
    emit canvasChanged();
    emit selectionChanged();
    lookAtPages();
}

void Workspace::select(std::optional<QUuid> annotation)
{
    if (annotation == m_selected && m_selection.size() <= 1)
        return;
    if (annotation && !(m_curation && m_curation->annotation(*annotation)))
        return;
    if (annotation)
        lookAt(*annotation);
    keepSelection(annotation, annotation ? QList{*annotation} : QList<QUuid>());
}

void Workspace::select(const QList<QUuid> &annotations, const QUuid &current)
{
    if (annotations.size() <= 1)
        return select(std::optional(current));
    if (!m_curation || !m_curation->annotation(current) || (current == m_selected && annotations == m_selection))
        return;
    lookAt(current);
    keepSelection(current, annotations);
}

void Workspace::goTo(const QUuid &annotation)
{
    if (!m_curation || !m_curation->annotation(annotation))
        return;
    emit leaving();
    const QList<QUuid> together = m_selection.contains(annotation) ? m_selection : QList{annotation};
    select(together, annotation);
    const iiif::CanvasView *canvas = canvasView();
    std::optional<iiif::Region> region = curation::regionOf(*m_curation->annotation(annotation));
    if (!region && canvas && canvas->size)
        region = iiif::Region{0, 0, canvas->size->width, canvas->size->height};
    if (region && canvas)
        emit regionOpened(*region);
}

void Workspace::make(curation::Step step, const std::function<void()> &done)
{
    if (m_curation)
        m_longStep->make(*m_curation, std::move(step), done);
}

bool Workspace::isMaking() const
{
    return m_longStep->isMaking();
}

void Workspace::noteImage(const QUuid &source, int canvas, bool hasFailed)
{
    const qsizetype before = m_failedImages.size();
    if (hasFailed)
        m_failedImages.insert({source, canvas});
    else
        m_failedImages.remove({source, canvas});
    if (m_failedImages.size() != before)
        emit failedImagesChanged();
}

void Workspace::keepSelection(std::optional<QUuid> current, const QList<QUuid> &all)
{
    m_selected = current;
    m_selection = all;
    emit selectionChanged();
}

/// At its canvas; whatever was selected before is not when that is another one.
void Workspace::lookAt(const QUuid &annotation)
{
    const store::Target target = m_curation->annotation(annotation)->targets.front();
    show(target.source);
    if (target.canvas && m_source && m_source->id == target.source)
        showCanvas(*target.canvas);
}

void Workspace::sourcesChanged()
{
    if (!m_source || m_curation->source(m_source->id))
        return;
    reread();
}

void Workspace::annotationsChanged(const curation::AnnotationsChange &change)
{
    if (!change.gone.isEmpty())
        dropGone();
}

/// Of what is selected those that are there no more; where it was the one in view, nothing is selected any more.
void Workspace::dropGone()
{
    if (!m_selected)
        return;
    if (!m_curation->annotation(*m_selected))
        return select({});
    const qsizetype before = m_selection.size();
    m_selection.removeIf([this](const QUuid &id) { return !m_curation->annotation(id); });
    if (m_selection.size() != before)
        emit selectionChanged();
}

void Workspace::reread()
{
    const SourcePtr before = m_source;
    m_source = before ? m_curation->source(before->id) : nullptr;
    if (!m_source)
        m_canvas.reset();
    dropGone();
    if (m_source == before)
        return;
    emit sourceChanged();
    emit canvasChanged();
}

// --- Waiting ------------------------------------------------------------------------------------------------

QString Workspace::waitingFor() const
{
    if (!m_waitingFor.isEmpty())
        return m_waitingFor;
    return m_savingFor.isEmpty() ? m_longStep->progress() : m_savingFor;
}

void Workspace::start(const QString &waitingFor, JobHandle job)
{
    m_job = std::move(job);
    m_waitingFor = waitingFor;
    emit waitingChanged();
}

void Workspace::finish()
{
    m_waitingFor.clear();
    emit waitingChanged();
}

void Workspace::cancel()
{
    m_job.reset();
    m_whenPrepared = nullptr;
    finish();
}

void Workspace::fail(const QString &what, const Error &error, const std::function<void()> &again)
{
    fail(what, error, Remedy{Remedy::Kind::TryAgain, again});
}

void Workspace::fail(const QString &what, const Error &error, const std::optional<Remedy> &remedy)
{
    m_remedy = remedy;
    emit failed(what, error);
    m_remedy.reset();
}

} // namespace kader::ui
