#include "curation/curationprivate.h"

#include "base/background.h"
#include "base/tr.h"
#include "curation/annotationmapping.h"
#include "curation/closing.h"
#include "curation/recordjson.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <iterator>

namespace kader::curation {

// --- Opening and closing ------------------------------------------------------------------------------------

JobHandle Curation::open(const QString &path, Done done)
{
    const auto open = [path] {
        waitUntilClosed(path);
        return store::CurationFile::open(path);
    };
    return start(open, std::move(done));
}

JobHandle Curation::openToRead(const QString &path, Done done)
{
    const auto open = [path] { return store::CurationFile::open(path, {store::CurationFile::Access::ReadOnly}); };
    return start(open, std::move(done));
}

JobHandle Curation::create(const QString &path, Done done)
{
    const auto make = [path]() -> Result<store::CurationFile> {
        if (!QDir().mkpath(QFileInfo(path).absolutePath()))
            return failure(ErrorKind::File, Tr::tr("The folder cannot be made."), {.document = path});
        waitUntilClosed(path);
        return store::CurationFile::create(path);
    };
    return start(make, std::move(done), true);
}

JobHandle Curation::start(std::function<Result<store::CurationFile>()> opener, Done done, bool isNew)
{
    using Opened = Result<std::shared_ptr<CurationPrivate::OpenedFile>>;
    const auto take = [done = std::move(done)](const Opened &opened) {
        if (!opened)
            return done(tl::unexpected(opened.error()));
        done(std::unique_ptr<Curation>(new Curation(std::make_unique<CurationPrivate>(std::move(**opened)))));
    };
    return inBackground<Opened>([opener = std::move(opener), isNew] { return CurationPrivate::open(opener, isNew); },
                                take);
}

Curation::Curation(std::unique_ptr<CurationPrivate> d) : m_private(std::move(d))
{
    m_private->q = this;
}

Curation::~Curation()
{
    // Nobody hears of it any more; but what waits for the answer to an undo is still to be made.
    blockSignals(true);
    m_private->finishWaiting();
}

void Curation::close(std::unique_ptr<Curation> curation)
{
    curation->blockSignals(true);
    curation->m_private->finishWaiting();
    closeInBackground(std::move(curation->m_private->thread));
}

void Curation::discard(std::unique_ptr<Curation> curation)
{
    const QString path = curation->path();
    bool isEmpty = false;
    curation->m_private->thread->runAndWait([&](const store::CurationFile &file) {
        const Result<store::CurationFile::Contents> contents = file.contents();
        isEmpty = contents && contents->sources.empty() && !contents->reach.undo && !contents->reach.redo;
    });
    curation.reset();
    if (isEmpty)
        QFile::remove(path);
}

const QString &Curation::path() const
{
    return m_private->path;
}

bool Curation::isReadOnly() const
{
    return m_private->isReadOnly;
}

const Diagnostics &Curation::notes() const
{
    return m_private->notes;
}

// --- Sources ------------------------------------------------------------------------------------------------

std::vector<SourcePtr> Curation::sources() const
{
    const WorkingState &state = m_private->state;
    std::vector<SourcePtr> included;
    std::copy_if(state.kept.begin(), state.kept.end(), std::back_inserter(included),
                 [&](const SourcePtr &each) { return state.settings.contains(inclusionKey(each->id)); });
    return included;
}

SourcePtr Curation::source(const QUuid &id) const
{
    return m_private->known(id);
}

bool Curation::includes(const QUuid &id) const
{
    return m_private->state.includes(id);
}

QUuid Curation::look(SourcePtr manifest)
{
    const auto isSame = [&](const SourcePtr &other) {
        return other->id == manifest->id ||
               (other->origin == manifest->origin &&
                other->manifest.document().bytes() == manifest->manifest.document().bytes());
    };
    for (const SourcePtr &kept : m_private->state.kept) {
        if (isSame(kept))
            return kept->id;
    }
    for (const CurationPrivate::Looked &each : m_private->looked) {
        if (isSame(each.source))
            return each.source->id;
    }
    auto annotations = manifest->ownAnnotations;
    if (!annotations)
        annotations = std::make_shared<const std::vector<Annotation>>(ownAnnotations(manifest->manifest, manifest->id));
    m_private->look({manifest, annotations});
    for (const SourcePtr &each : sources()) {
        if (each->origin == manifest->origin)
            emit lookedDifferent(each->id, manifest->id);
    }
    return manifest->id;
}

void Curation::look(const PagePtr &page)
{
    if (!m_private->known(page->about) || this->page(page->about, page->address))
        return;
    m_private->look(page);
    AnnotationsChange change;
    for (const Annotation &annotation : *page->annotations)
        change.appeared.append(annotation.id);
    if (!change.isEmpty())
        emit annotationsChanged(change);
}

std::vector<PagePtr> Curation::pagesOf(const QUuid &manifest) const
{
    std::vector<PagePtr> pages;
    const auto isAbout = [&](const PagePtr &page) { return page->about == manifest; };
    const std::vector<PagePtr> &kept = m_private->state.pages;
    std::copy_if(kept.begin(), kept.end(), std::back_inserter(pages), isAbout);
    for (const PagePtr &looked : m_private->lookedPages) {
        if (isAbout(looked) && !m_private->state.keptPage(looked->id))
            pages.push_back(looked);
    }
    return pages;
}

PagePtr Curation::page(const QUuid &manifest, const QString &address) const
{
    return m_private->knownPage(manifest, address);
}

void Curation::include(const QUuid &id)
{
    const SourcePtr manifest = source(id);
    if (!manifest || includes(id))
        return;
    m_private->make({Tr::tr("Add “%1”").arg(manifest->title), {inclusionOf(id)}});
}

void Curation::leaveOut(const QUuid &id)
{
    const SourcePtr manifest = source(id);
    if (!manifest || !includes(id))
        return;
    m_private->make({Tr::tr("Leave out “%1”").arg(manifest->title),
                     {store::SettingChange{inclusionKey(id), m_private->state.settings.value(inclusionKey(id)), {}}}});
}

// --- Annotations --------------------------------------------------------------------------------------------

const Annotation *Curation::annotation(const QUuid &id) const
{
    return m_private->state.book.seen(id);
}

QList<QUuid> Curation::annotationsOf(const QUuid &source, std::optional<int> canvas) const
{
    return m_private->state.book.of(source, canvas);
}

QList<QUuid> Curation::annotations() const
{
    QList<QUuid> all;
    QSet<QUuid> aboutSeveral;
    for (const SourcePtr &each : sources()) {
        for (const QUuid &id : annotationsOf(each->id)) {
            const bool isAlone = annotation(id)->targets.size() == 1;
            if (isAlone || !aboutSeveral.contains(id))
                all.append(id);
            if (!isAlone)
                aboutSeveral.insert(id);
        }
    }
    return all;
}

int Curation::annotationCount(const QUuid &source, int canvas) const
{
    return m_private->state.book.count(source, canvas);
}

AnnotationBook::All Curation::allAnnotations() const
{
    return m_private->state.book.all();
}

// --- Edits --------------------------------------------------------------------------------------------------

void Curation::make(const Step &step)
{
    m_private->make(step);
}

void Curation::undo()
{
    m_private->travel(true);
}

void Curation::redo()
{
    m_private->travel(false);
}

std::optional<QString> Curation::undoName() const
{
    return m_private->state.reach.undo;
}

std::optional<QString> Curation::redoName() const
{
    return m_private->state.reach.redo;
}

// --- Settings -----------------------------------------------------------------------------------------------

namespace {

std::optional<QString> valueOf(const WorkingState &state, const QString &key)
{
    const auto found = state.settings.constFind(key);
    return found == state.settings.constEnd() ? std::nullopt : std::optional(*found);
}

Step settingStep(const WorkingState &state, const QString &name, const QString &key, const QString &value)
{
    const std::optional<QString> before = valueOf(state, key);
    return before == value ? Step{name} : Step{name, {store::SettingChange{key, before, value}}};
}

} // namespace

enrichment::Profile Curation::profile() const
{
    return profileOf(m_private->state.settings.value(store::enrichmentProfileSetting));
}

void Curation::setProfile(const enrichment::Profile &profile)
{
    make(settingStep(m_private->state, Tr::tr("Choose what is added to the metadata"), store::enrichmentProfileSetting,
                     settingOf(profile)));
}

QStringList Curation::declinedRepairs() const
{
    return m_private->state.settings.value(store::declinedRepairsSetting).split(u' ', Qt::SkipEmptyParts);
}

void Curation::setDeclinedRepairs(const QStringList &rules)
{
    QStringList sorted = rules;
    sorted.sort();
    sorted.removeDuplicates();
    make(settingStep(m_private->state, Tr::tr("Choose what is mended"), store::declinedRepairsSetting,
                     sorted.join(u' ')));
}

std::optional<WebAddress> Curation::publicationAddress() const
{
    return WebAddress::parse(m_private->state.settings.value(store::publicationAddressSetting));
}

void Curation::setPublicationAddress(const WebAddress &address)
{
    make(settingStep(m_private->state, Tr::tr("Set the publication address"), store::publicationAddressSetting,
                     address.text()));
}

QHash<QString, QString> Curation::settings() const
{
    return m_private->state.settings;
}

std::optional<Review> Curation::review(const QUuid &annotation) const
{
    const std::optional<QString> value = valueOf(m_private->state, reviewKey(annotation));
    return value ? readReview(*value) : std::nullopt;
}

bool Curation::isReviewed(const QUuid &annotation) const
{
    const std::optional<Review> mark = review(annotation);
    const Annotation *now = this->annotation(annotation);
    return mark && now && mark->contents == contentsOf(*now);
}

Step Curation::reviewStep(const QList<QUuid> &annotations, const std::optional<Reviewer> &by) const
{
    Step step{by ? Tr::tr("Mark as reviewed") : Tr::tr("Take the mark “reviewed” away")};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const QUuid &id : annotations) {
        const Annotation *reviewed = annotation(id);
        const std::optional<QString> before = valueOf(m_private->state, reviewKey(id));
        if (by && reviewed)
            step.changes.emplace_back(
                store::SettingChange{reviewKey(id), before, written({*by, now, contentsOf(*reviewed)})});
        else if (!by && before)
            step.changes.emplace_back(store::SettingChange{reviewKey(id), before, {}});
    }
    return step;
}

std::optional<WebAddress> Curation::annotationRights() const
{
    return WebAddress::parse(m_private->state.settings.value(store::annotationRightsSetting));
}

void Curation::setAnnotationRights(const std::optional<WebAddress> &licence)
{
    const QString key = store::annotationRightsSetting;
    const std::optional<QString> before = valueOf(m_private->state, key);
    const std::optional<QString> after = licence ? std::optional(licence->text()) : std::nullopt;
    if (before != after)
        make({Tr::tr("Choose the licence of annotations"), {store::SettingChange{key, before, after}}});
}

std::optional<ToldPixelSize> Curation::pixelSize(const QUuid &manifest, const QString &canvas) const
{
    const QHash<QString, QString> &settings = m_private->state.settings;
    if (const auto metres = readPixelSize(settings.value(pixelSizeKey(manifest, canvas))))
        return ToldPixelSize{*metres, PixelSizeScope::Canvas};
    if (const auto metres = readPixelSize(settings.value(pixelSizeKey(manifest, {}))))
        return ToldPixelSize{*metres, PixelSizeScope::Manifest};
    return std::nullopt;
}

void Curation::setPixelSize(const QUuid &manifest, const QString &canvas, PixelSizeScope scope,
                            std::optional<double> metres)
{
    Step step{metres ? Tr::tr("Set pixel size") : Tr::tr("Forget pixel size")};
    const auto set = [&](const QString &key, const std::optional<QString> &after) {
        const std::optional<QString> before = valueOf(m_private->state, key);
        if (before != after)
            step.changes.emplace_back(store::SettingChange{key, before, after});
    };
    const bool isForAll = scope == PixelSizeScope::Manifest;
    if (isForAll)
        set(pixelSizeKey(manifest, canvas), {});
    set(pixelSizeKey(manifest, isForAll ? QString() : canvas),
        metres ? std::optional(writtenPixelSize(*metres)) : std::nullopt);
    make(step);
}

std::vector<HarvestList> Curation::harvests() const
{
    std::vector<HarvestList> all;
    const QHash<QString, QString> &settings = m_private->state.settings;
    for (auto each = settings.cbegin(); each != settings.cend(); ++each) {
        if (std::optional<HarvestList> list = harvestListOf(each.key(), each.value()))
            all.push_back(std::move(*list));
    }
    std::sort(all.begin(), all.end(), [](const HarvestList &a, const HarvestList &b) { return a.name < b.name; });
    return all;
}

// --- Keeping ------------------------------------------------------------------------------------------------

bool Curation::isKept() const
{
    return m_private->isKept();
}

bool Curation::isEmpty() const
{
    const WorkingState &state = m_private->state;
    return state.kept.empty() && !state.reach.undo && !state.reach.redo;
}

JobHandle Curation::saveAs(const QString &path, std::function<void(Result<void>)> done)
{
    return m_private->saveAs(path, std::move(done));
}

void Curation::refresh()
{
    m_private->refresh();
}

Snapshot Curation::snapshot(const QSet<QUuid> &alsoOf) const
{
    return snapshotLater(alsoOf)();
}

std::function<Snapshot()> Curation::snapshotLater(const QSet<QUuid> &alsoOf) const
{
    Snapshot rest{.sources = sources(), .profile = profile(), .declinedRepairs = declinedRepairs()};
    if (const std::optional<WebAddress> licence = annotationRights())
        rest.annotationRights = licence->text();
    QSet<QUuid> included = alsoOf;
    for (const SourcePtr &each : rest.sources) {
        included.insert(each->id);
        const std::vector<PagePtr> pages = pagesOf(each->id);
        rest.pages.insert(rest.pages.end(), pages.begin(), pages.end());
    }
    return [rest = std::move(rest), included, all = m_private->state.book.all(), settings = m_private->state.settings] {
        Snapshot snapshot = rest;
        snapshot.reviews = reviewsAmong(settings);
        snapshot.annotations = annotationsAbout(included, all);
        return snapshot;
    };
}

} // namespace kader::curation
