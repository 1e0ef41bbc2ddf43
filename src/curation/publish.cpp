#include "curation/publish.h"

#include "base/tr.h"
#include "curation/annotatedmanifest.h"
#include "curation/compose.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

constexpr qsizetype longestName = 60;

/// Letters and digits of a title, in the small set that every server and file system takes.
QString fileNameFrom(const QString &title)
{
    QString name;
    for (const QChar c : title.normalized(QString::NormalizationForm_KD).toLower()) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (isPlain)
            name += c;
        else if (!c.isMark() && !name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    name.truncate(longestName);
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? u"manifest"_s : name;
}

QString baseName(const ManifestSource &source)
{
    return source.dataset.isEmpty() ? fileNameFrom(source.title) + u".json"_s
                                    : manifestFileName(source.dataset, source.version);
}

/// The name, with a number before its ending if it is taken.
QString distinct(const QString &name, const QSet<QString> &taken)
{
    QString free = name;
    for (int number = 2; taken.contains(free); ++number)
        free = u"%1-%2.json"_s.arg(name.chopped(5)).arg(number);
    return free;
}

SourcePtr sourceIn(const Snapshot &snapshot, const QUuid &id)
{
    const auto found = std::find_if(snapshot.sources.begin(), snapshot.sources.end(),
                                    [&](const SourcePtr &each) { return each->id == id; });
    return found == snapshot.sources.end() ? nullptr : *found;
}

/// Says that what comes out is not of the kind that came, and what that changed.
Diagnostics conversionNotes(const ManifestSource &source)
{
    const auto sentence = [&]() -> QString {
        switch (source.conversion) {
        case iiif::Conversion::None:
            return {};
        case iiif::Conversion::Version2:
            return Tr::tr("“%1” came as IIIF Presentation 2 and is written as Presentation 3.");
        case iiif::Conversion::Canvas:
            return Tr::tr("“%1” came as a single canvas and is written as a manifest around it.");
        case iiif::Conversion::ImageInfo:
            return Tr::tr("“%1” came as the description of an image and is written as a manifest with that image.");
        }
        return {};
    }();
    if (sentence.isEmpty())
        return source.notes;
    return Diagnostics{{.severity = Severity::Info,
                        .rule = u"converted"_s,
                        .message = sentence.arg(source.title),
                        .place = {.document = source.origin}}} +
           source.notes;
}

/// Annotates, mends and enriches; a manifest without a record only gets its new address.
Result<Composition> compositionOf(const Snapshot &snapshot, const ManifestSource &source, const WebAddress &folder,
                                  const QDateTime &now)
{
    Result<AnnotatedManifest> manifest = annotated(source, snapshot, Embed::Edited);
    if (!manifest)
        return tl::unexpected(manifest.error());
    Composition composition{.dataset = source.dataset,
                            .title = source.title,
                            .manifest = std::move(manifest->manifest),
                            .record = source.record.value_or(enrichment::Record{}),
                            .address = publishedAddress(folder, source, snapshot.sources),
                            .diagnostics = conversionNotes(source) + manifest->diagnostics};
    enrichment::Profile profile = snapshot.profile;
    if (!source.record)
        profile.fields.clear();
    profile.setSummary = profile.setSummary && source.record;
    return mendOne(composition, snapshot.declinedRepairs)
        .and_then([&] { return enrichOne(composition, profile, now); })
        .map([&] { return std::move(composition); });
}

} // namespace

QString publishedName(const ManifestSource &source, const std::vector<SourcePtr> &among)
{
    QSet<QString> taken{aggregateFileName};
    for (const SourcePtr &each : among) {
        if (each->id == source.id)
            break;
        taken.insert(distinct(baseName(*each), taken));
    }
    return distinct(baseName(source), taken);
}

WebAddress publishedAddress(const WebAddress &folder, const ManifestSource &source, const std::vector<SourcePtr> &among)
{
    return folder.appended(u'/' + publishedName(source, among));
}

WebAddress aggregateAddress(const WebAddress &folder)
{
    return folder.appended(u'/' + aggregateFileName);
}

Result<Published> publishedManifest(const Snapshot &snapshot, const QUuid &source, const WebAddress &folder,
                                    const QDateTime &now)
{
    const SourcePtr manifest = sourceIn(snapshot, source);
    if (!manifest)
        return failure(ErrorKind::NotFound, Tr::tr("This manifest is not part of the curation."));
    return compositionOf(snapshot, *manifest, folder, now).map([](const Composition &composition) {
        return Published{.bytes = composition.manifest.document().bytes(),
                         .repairs = composition.repairs,
                         .diagnostics = composition.diagnostics,
                         .provenance = composition.provenance};
    });
}

Result<Published> publishedAggregate(const Snapshot &snapshot, const WebAddress &folder, const QString &label,
                                     const QDateTime &now)
{
    Published published;
    std::vector<Composition> compositions;
    for (const SourcePtr &source : snapshot.sources) {
        Result<Composition> composition = compositionOf(snapshot, *source, folder, now);
        if (!composition)
            return tl::unexpected(composition.error());
        published.repairs += composition->repairs;
        published.diagnostics += composition->diagnostics;
        published.provenance.insert(published.provenance.end(), composition->provenance.begin(),
                                    composition->provenance.end());
        compositions.push_back(std::move(*composition));
    }
    return aggregate(compositions, aggregateAddress(folder), label).map([&](const Aggregate &all) {
        published.bytes = all.bytes;
        published.diagnostics += all.diagnostics;
        return std::move(published);
    });
}

} // namespace kader::curation
