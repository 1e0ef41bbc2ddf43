#include "curation/curationprivate.h"

#include "base/tr.h"
#include "curation/annotationmapping.h"
#include "curation/closing.h"
#include "curation/rebase.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QPointer>

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

namespace kader::curation {

namespace {

/// How often it is asked whether someone else has written to the file; that costs a read of its first page.
constexpr std::chrono::milliseconds lookInterval{2000};

Step storable(const Step &step)
{
    const auto clean = [](const std::optional<Annotation> &annotation) {
        return annotation ? std::optional(store::storable(*annotation)) : std::nullopt;
    };
    Step result{store::storable(step.name), step.changes, step.joinsLast};
    for (store::Change &change : result.changes) {
        if (auto *annotation = std::get_if<store::AnnotationChange>(&change))
            *annotation = {clean(annotation->before), clean(annotation->after)};
    }
    return result;
}

bool sets(const Step &step, const QString &key)
{
    return std::any_of(step.changes.begin(), step.changes.end(), [&](const store::Change &change) {
        const auto *setting = std::get_if<store::SettingChange>(&change);
        return setting && setting->key == key;
    });
}

Result<void> write(store::CurationFile &file, const CurationPrivate::Pending &pending)
{
    for (const auto &[source, annotations] : pending.fresh) {
        if (Result<void> kept = keepSource(file, *source, *annotations); !kept)
            return kept;
    }
    for (const PagePtr &page : pending.freshPages) {
        if (Result<void> kept = keepPage(file, *page); !kept)
            return kept;
    }
    return file.apply(*pending.step);
}

Result<CurationPrivate::SavedAs> saveTo(store::CurationFile &file, const QString &target)
{
    waitUntilClosed(target);
    // One that was deleted meanwhile is equal to every other that is not there.
    if (QFileInfo::exists(target) && QFileInfo(target) == QFileInfo(file.path()))
        return CurationPrivate::SavedAs{file.path(), file.isReadOnly()};
    Result<store::CurationFile> copy = file.copyTo(target).and_then([&] { return store::CurationFile::open(target); });
    if (!copy)
        return tl::unexpected(copy.error());
    // What others wrote before the copy was made is in it.
    const bool isUnseen = file.changedElsewhere().value_or(true);
    file = std::move(*copy);
    return CurationPrivate::SavedAs{file.path(), file.isReadOnly(), isUnseen};
}

/// Whoever waits to hear of a save; nobody any more once this is gone.
class SaveJob final : public Job {
public:
    SaveJob(Curation *curation, CurationPrivate *d, int save) : m_curation(curation), m_d(d), m_save(save) {}
    ~SaveJob() override
    {
        if (m_curation)
            m_d->saves.remove(m_save);
    }

private:
    QPointer<Curation> m_curation; ///< Gone together with m_d.
    CurationPrivate *m_d;
    int m_save;
};

/// What is written after this was asked counts as seen.
Result<WorkingState> readAgain(store::CurationFile &file, const KnownDocuments &known)
{
    return file.changedElsewhere().and_then([&](bool) { return readState(file, known); });
}

} // namespace

CurationPrivate::CurationPrivate(OpenedFile file)
    : path(std::move(file.path)), isReadOnly(file.isReadOnly), notes(std::move(file.notes)),
      state(std::move(*file.state)), thread(std::move(file.thread))
{
    poll.setInterval(lookInterval);
    QObject::connect(&poll, &QTimer::timeout, &poll, [this] { refresh(); });
    poll.start();
    arriving.setSingleShot(true);
    arriving.setInterval(1); // after what a person does meanwhile
    QObject::connect(&arriving, &QTimer::timeout, &arriving, [this] { arrive(); });
}

CurationPrivate::OpenedFile::~OpenedFile()
{
    if (!thread || !isNew)
        return;
    thread.reset();
    QFile::remove(path);
}

Result<std::shared_ptr<CurationPrivate::OpenedFile>> CurationPrivate::open(const FileThread::Opener &opener, bool isNew)
{
    Result<std::unique_ptr<FileThread>> started = FileThread::start(opener);
    if (!started)
        return tl::unexpected(started.error());
    auto opened = std::make_shared<OpenedFile>();
    (*started)->runAndWait([&](store::CurationFile &file) {
        opened->path = file.path();
        opened->isReadOnly = file.isReadOnly();
        opened->notes = file.notes();
        opened->state = readAgain(file, {});
    });
    if (!opened->state)
        return tl::unexpected(opened->state.error());
    opened->isNew = isNew;
    opened->thread = std::move(*started);
    return opened;
}

SourcePtr CurationPrivate::known(const QUuid &id) const
{
    if (SourcePtr kept = state.keptSource(id))
        return kept;
    const auto found =
        std::find_if(looked.begin(), looked.end(), [&](const Looked &each) { return each.source->id == id; });
    return found == looked.end() ? nullptr : found->source;
}

void CurationPrivate::look(const Looked &manifest)
{
    for (const Annotation &annotation : *manifest.annotations)
        state.book.insert(nextLookedNumber++, annotation);
    looked.push_back(manifest);
}

PagePtr CurationPrivate::knownPage(const QUuid &manifest, const QString &address) const
{
    for (const std::vector<PagePtr> &pages : {state.pages, lookedPages}) {
        for (const PagePtr &page : pages) {
            if (page->about == manifest && page->address == address)
                return page;
        }
    }
    return nullptr;
}

void CurationPrivate::look(const PagePtr &page)
{
    for (const Annotation &annotation : *page->annotations)
        state.book.insert(nextLookedNumber++, annotation);
    lookedPages.push_back(page);
}

/// The step as the file will have it, with what makes the manifests that it is about part of the curation. The pages
/// that were looked at come along with them.
CurationPrivate::Pending CurationPrivate::prepared(const Step &step) const
{
    Pending result{storable(step), {}, {}};
    const QList<QUuid> about = sourcesOf(step);
    for (const PagePtr &page : lookedPages) {
        if (about.contains(page->about) && !state.keptPage(page->id))
            result.freshPages.push_back(page);
    }
    for (const QUuid &id : about) {
        const auto found =
            std::find_if(looked.begin(), looked.end(), [&](const Looked &each) { return each.source->id == id; });
        if (found != looked.end() && !state.isKept(id))
            result.fresh.push_back(*found);
        if (known(id) && !state.settings.contains(inclusionKey(id)) && !sets(step, inclusionKey(id)))
            result.step->changes.emplace_back(inclusionOf(id));
    }
    return result;
}

StepEffects CurationPrivate::take(const Pending &made)
{
    for (const Looked &fresh : made.fresh) {
        if (state.isKept(fresh.source->id))
            continue;
        state.kept.push_back(fresh.source);
        state.lastNumber += qint64(fresh.annotations->size());
    }
    for (const PagePtr &fresh : made.freshPages) {
        if (state.keptPage(fresh->id))
            continue;
        state.pages.push_back(fresh);
        state.lastNumber += qint64(fresh->annotations->size());
    }
    state.reach = {made.step->name, std::nullopt};
    return applyStep(state, *made.step, [this](const QUuid &) { return ++state.lastNumber; });
}

bool CurationPrivate::isBehind() const
{
    return isRereading || !arrivals.empty() ||
           std::any_of(pending.begin(), pending.end(), [](const Pending &each) { return !each.step; });
}

void CurationPrivate::make(const Step &step)
{
    if (step.changes.empty())
        return;
    if (waiting.empty() && !(isBehind() && buildsOnWhatIsThere(step)))
        return makeNow(step);
    const bool wasKept = isKept();
    waiting.emplace_back([this, step] { makeRebased(step); });
    if (wasKept)
        emit q->keptChanged(false);
}

void CurationPrivate::makeRebased(const Step &step)
{
    const std::optional<Step> now = rebased(step, state);
    if (now && !now->changes.empty())
        makeNow(*now);
    else if (!now)
        emit q->failed({ErrorKind::Conflict, Tr::tr("What was edited had just been taken back.")});
}

/// What had to wait is done in its order, until it has to wait again.
void CurationPrivate::goOn()
{
    while (!waiting.empty() && !isBehind()) {
        const std::function<void()> next = std::move(waiting.front());
        waiting.pop_front();
        next();
    }
}

void CurationPrivate::finishWaiting()
{
    saves.clear();
    while (!waiting.empty()) {
        while (!arrivals.empty())
            arrive();
        thread->runAndWait([](const store::CurationFile &) {});
        QCoreApplication::sendPostedEvents(q, QEvent::MetaCall);
    }
}

void CurationPrivate::makeNow(const Step &step)
{
    pending.push_back(prepared(step));
    const Pending &made = pending.back();
    const StepEffects effects = take(made);
    thread->run(
        [this, made](store::CurationFile &file) { later([this, outcome = write(file, made)] { answered(outcome); }); });
    tell(effects);
    emit q->reachChanged();
    if (pending.size() == 1)
        emit q->keptChanged(false);
}

void CurationPrivate::refresh()
{
    if (isRereading)
        return;
    thread->run([this, known = knownDocuments()](store::CurationFile &file) {
        const Result<bool> isOld = file.changedElsewhere();
        if (isOld && *isOld)
            later([this, read = readState(file, known)] { replace(read); });
    });
}

/// Once for all that fail before it is done.
void CurationPrivate::reread()
{
    if (std::exchange(isRereading, true))
        return;
    thread->run([this, known = knownDocuments()](store::CurationFile &file) {
        later([this, read = readAgain(file, known)] {
            isRereading = false;
            replace(read);
        });
    });
}

JobHandle CurationPrivate::saveAs(const QString &target, std::function<void(Result<void>)> done)
{
    const int save = ++lastSave;
    saves.insert(save, std::move(done));
    thread->run([this, save, target](store::CurationFile &file) {
        later([this, save, outcome = saveTo(file, target)] { saved(save, outcome); });
    });
    return std::make_unique<SaveJob>(q, this, save);
}

void CurationPrivate::saved(int save, const Result<SavedAs> &outcome)
{
    const auto done = saves.take(save);
    if (outcome) {
        path = outcome->path;
        isReadOnly = outcome->isReadOnly;
        if (outcome->isUnseen)
            reread();
        emit q->pathChanged();
    }
    if (done) // may destroy all of this
        done(outcome.map([](const SavedAs &) {}));
}

void CurationPrivate::answered(const Result<void> &outcome)
{
    pending.pop_front();
    if (!outcome)
        fail(outcome.error());
    finishOne();
}

/// At what is not in the file.
void CurationPrivate::lookAgain()
{
    for (const Looked &each : std::exchange(looked, {})) {
        if (!state.isKept(each.source->id))
            look(each);
    }
    for (const PagePtr &page : std::exchange(lookedPages, {})) {
        // Another window may have kept one of the same address.
        if (known(page->about) && !knownPage(page->about, page->address))
            look(page);
    }
}

/// What is in the file, then what is not there yet, then what is only looked at.
void CurationPrivate::replace(Result<WorkingState> read)
{
    if (!read) {
        emit q->failed(read.error());
        goOn();
        return finishOne();
    }
    state = std::move(*read);
    arrivals.clear(); // what they did is in the file that was read
    lookAgain();
    for (const Pending &each : pending) {
        if (each.step)
            take(each);
    }
    emit q->reset();
    emit q->reachChanged();
    if (const std::optional<Error> error = std::exchange(failure, std::nullopt))
        emit q->failed(*error);
    if (waiting.empty())
        return;
    goOn();
    finishOne();
}

void CurationPrivate::tell(const StepEffects &effects) const
{
    if (effects.sources)
        emit q->sourcesChanged();
    if (!effects.annotations.isEmpty())
        emit q->annotationsChanged(effects.annotations);
    if (effects.settings)
        emit q->settingsChanged();
}

void CurationPrivate::finishOne()
{
    if (isKept())
        emit q->keptChanged(true);
}

void CurationPrivate::fail(const Error &error)
{
    if (!failure)
        failure = error;
    reread();
}

KnownDocuments CurationPrivate::knownDocuments() const
{
    KnownDocuments all;
    for (const SourcePtr &source : state.kept)
        all.manifests.insert(source->id, source);
    for (const Looked &each : looked)
        all.manifests.insert(each.source->id, each.source);
    for (const std::vector<PagePtr> &pages : {state.pages, lookedPages}) {
        for (const PagePtr &page : pages)
            all.pages.insert(page->id, page);
    }
    return all;
}

} // namespace kader::curation
