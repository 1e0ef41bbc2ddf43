#include "curation/workingstate.h"

#include "curation/recordjson.h"

#include <algorithm>
#include <variant>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

void addSources(QList<QUuid> &sources, const std::optional<store::Annotation> &annotation)
{
    if (!annotation)
        return;
    const auto add = [&sources](const QUuid &id) {
        if (sources.isEmpty() || (sources.back() != id && !sources.contains(id)))
            sources.append(id);
    };
    for (const store::Target &target : annotation->targets)
        add(target.source);
    if (annotation->provenance)
        add(annotation->provenance->source);
}

/// Makes single changes and keeps account of them.
struct Maker {
    WorkingState &state;
    const std::function<qint64(const QUuid &)> &numberFor;
    StepEffects effects = {};

    void operator()(const store::AnnotationChange &change)
    {
        const QUuid id = change.after ? change.after->id : change.before->id;
        const bool wasSeen = state.book.seen(id) != nullptr;
        if (!change.after)
            state.book.remove(id);
        else if (state.book.find(id))
            state.book.replace(*change.after);
        else
            state.book.insert(numberFor(id), *change.after);
        const bool isSeen = state.book.seen(id) != nullptr;
        AnnotationsChange &told = effects.annotations;
        if (isSeen)
            (wasSeen ? told.changed : told.appeared).append(id);
        else if (wasSeen)
            told.gone.append(id);
    }

    void operator()(const store::SettingChange &change)
    {
        if (change.after)
            state.settings.insert(change.key, *change.after);
        else
            state.settings.remove(change.key);
        (change.key.startsWith(store::includedSettingPrefix) ? effects.sources : effects.settings) = true;
    }
};

struct Fits {
    const WorkingState &state;

    bool operator()(const store::AnnotationChange &change) const
    {
        const AnnotationBook::Numbered *held = state.book.find(change.before ? change.before->id : change.after->id);
        return held ? change.before == held->annotation : !change.before;
    }

    bool operator()(const store::SettingChange &change) const
    {
        const auto held = state.settings.constFind(change.key);
        return held == state.settings.constEnd() ? !change.before : change.before == *held;
    }
};

Result<SourcePtr> readSource(const store::CurationFile &file, const store::Source &source)
{
    return file.sourceBytes(source.id)
        .and_then([&](const QByteArray &bytes) { return iiif::Document::read(bytes, source.origin); })
        .and_then(iiif::Manifest::read)
        .map([&](const iiif::Manifest &manifest) {
            return std::make_shared<const ManifestSource>(ManifestSource{
                .id = source.id,
                .origin = source.origin,
                .title = source.title,
                .fetched = source.fetched,
                .manifest = manifest,
            });
        });
}

/// The bytes of the source of that kind that is about another one; empty when there is none.
Result<QByteArray> bytesAbout(const store::CurationFile &file, const QUuid &source, store::SourceKind kind,
                              const std::vector<store::Source> &all)
{
    const auto about = std::find_if(
        all.begin(), all.end(), [&](const store::Source &each) { return each.kind == kind && each.about == source; });
    return about == all.end() ? QByteArray() : file.sourceBytes(about->id);
}

/// The manifest with what the file holds about it.
Result<SourcePtr> described(const store::CurationFile &file, const SourcePtr &source,
                            const std::vector<store::Source> &all)
{
    const Result<QByteArray> record = bytesAbout(file, source->id, store::SourceKind::Record, all);
    const Result<QByteArray> original = bytesAbout(file, source->id, store::SourceKind::Original, all);
    if (!record || !original)
        return tl::unexpected(record ? original.error() : record.error());
    if (record->isEmpty() && original->isEmpty())
        return source;
    ManifestSource with = *source;
    describe(with, *record);
    with.original = *original;
    return std::make_shared<const ManifestSource>(std::move(with));
}

Result<SourcePtr> readManifest(const store::CurationFile &file, const store::Source &source,
                               const std::vector<store::Source> &all)
{
    return readSource(file, source).and_then([&](const SourcePtr &manifest) { return described(file, manifest, all); });
}

Result<PagePtr> readPage(const store::CurationFile &file, const store::Source &source,
                         const std::vector<store::Source> &all)
{
    const Result<QByteArray> original = bytesAbout(file, source.id, store::SourceKind::Original, all);
    if (!original)
        return tl::unexpected(original.error());
    return file.sourceBytes(source.id)
        .and_then([&](const QByteArray &bytes) { return iiif::Document::read(bytes, source.origin); })
        .and_then(iiif::AnnotationPage::read)
        .map([&](const iiif::AnnotationPage &page) -> PagePtr {
            return std::make_shared<const PageSource>(PageSource{.id = source.id,
                                                                 .about = source.about,
                                                                 .address = source.origin,
                                                                 .fetched = source.fetched,
                                                                 .page = page,
                                                                 .original = *original});
        });
}

/// Reads the documents that the curation works on.
Result<void> readDocuments(const store::CurationFile &file, const std::vector<store::Source> &all,
                           const KnownDocuments &known, WorkingState &state)
{
    for (const store::Source &source : all) {
        if (source.kind == store::SourceKind::Manifest) {
            Result<SourcePtr> manifest = known.manifests.value(source.id);
            if (!*manifest)
                manifest = readManifest(file, source, all);
            if (!manifest)
                return tl::unexpected(manifest.error());
            state.kept.push_back(std::move(*manifest));
        } else if (source.kind == store::SourceKind::AnnotationPage && !source.about.isNull()) {
            Result<PagePtr> page = known.pages.value(source.id);
            if (!*page)
                page = readPage(file, source, all);
            if (!page)
                return tl::unexpected(page.error());
            state.pages.push_back(std::move(*page));
        }
    }
    return {};
}

} // namespace

SourcePtr WorkingState::keptSource(const QUuid &id) const
{
    const auto found = std::find_if(kept.begin(), kept.end(), [&](const SourcePtr &each) { return each->id == id; });
    return found == kept.end() ? nullptr : *found;
}

PagePtr WorkingState::keptPage(const QUuid &id) const
{
    const auto found = std::find_if(pages.begin(), pages.end(), [&](const PagePtr &each) { return each->id == id; });
    return found == pages.end() ? nullptr : *found;
}

bool WorkingState::includes(const QUuid &id) const
{
    return settings.contains(inclusionKey(id)) && isKept(id);
}

bool WorkingState::fits(const Step &step) const
{
    return std::all_of(step.changes.begin(), step.changes.end(),
                       [this](const store::Change &change) { return std::visit(Fits{*this}, change); });
}

QString inclusionKey(const QUuid &source)
{
    return store::includedSettingPrefix + source.toString(QUuid::WithoutBraces);
}

store::SettingChange inclusionOf(const QUuid &source)
{
    return {inclusionKey(source), std::nullopt, u"yes"_s};
}

QList<QUuid> sourcesOf(const Step &step)
{
    QList<QUuid> sources;
    for (const store::Change &change : step.changes) {
        if (const auto *annotation = std::get_if<store::AnnotationChange>(&change)) {
            addSources(sources, annotation->before);
            addSources(sources, annotation->after);
        } else if (const QString &key = std::get<store::SettingChange>(change).key;
                   key.startsWith(store::includedSettingPrefix)) {
            sources.append(QUuid::fromString(key.sliced(store::includedSettingPrefix.size())));
        }
    }
    return sources;
}

void StepEffects::add(const StepEffects &later)
{
    annotations.appeared += later.annotations.appeared;
    annotations.changed += later.annotations.changed;
    annotations.gone += later.annotations.gone;
    sources = sources || later.sources;
    settings = settings || later.settings;
}

StepEffects applyStep(WorkingState &state, const Step &step, const std::function<qint64(const QUuid &)> &numberFor)
{
    Maker maker{state, numberFor, {}};
    for (const store::Change &change : step.changes)
        std::visit(maker, change);
    return maker.effects;
}

Result<WorkingState> readState(const store::CurationFile &file, const KnownDocuments &known)
{
    Result<store::CurationFile::Contents> contents = file.contents();
    if (!contents)
        return tl::unexpected(contents.error());
    WorkingState state;
    state.lastNumber = contents->lastNumber;
    state.settings = std::move(contents->settings);
    state.reach = std::move(contents->reach);
    if (Result<void> read = readDocuments(file, contents->sources, known, state); !read)
        return tl::unexpected(read.error());
    state.book.reserve(qsizetype(contents->annotations.size()));
    for (store::NumberedAnnotation &each : contents->annotations)
        state.book.insert(each.number, std::move(each.annotation));
    return state;
}

Result<void> keepSource(store::CurationFile &file, const ManifestSource &source,
                        const std::vector<store::Annotation> &ownAnnotations)
{
    store::Source kept;
    kept.id = source.id;
    kept.origin = source.origin;
    kept.title = source.title;
    kept.fetched = source.fetched;
    std::vector<store::Document> descriptions;
    const auto describeBy = [&](store::SourceKind kind, const QByteArray &bytes) {
        store::Source description = kept;
        description.id = QUuid::createUuid();
        description.kind = kind;
        descriptions.push_back({description, bytes});
    };
    if (isDescribed(source))
        describeBy(store::SourceKind::Record, describedBy(source));
    if (!source.original.isEmpty())
        describeBy(store::SourceKind::Original, source.original);
    return file.addSource(kept, source.manifest.document().bytes(), ownAnnotations, descriptions)
        .map([](const store::Source &) {});
}

Result<void> keepPage(store::CurationFile &file, const PageSource &page)
{
    const QString label = page.page.label().name();
    store::Source kept{.id = page.id,
                       .kind = store::SourceKind::AnnotationPage,
                       .origin = page.address,
                       .title = label.isEmpty() ? page.address : label,
                       .fetched = page.fetched,
                       .about = page.about};
    std::vector<store::Document> originals;
    if (!page.original.isEmpty()) {
        store::Source original = kept;
        original.id = QUuid::createUuid();
        original.kind = store::SourceKind::Original;
        originals.push_back({original, page.original});
    }
    return file.addSource(kept, page.page.document().bytes(), *page.annotations, originals)
        .map([](const store::Source &) {});
}

} // namespace kader::curation
