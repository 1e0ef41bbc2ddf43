#include "commands.h"
#include "console.h"
#include "tables.h"

#include "base/atomicfile.h"
#include "base/tr.h"
#include "curation/record.h"
#include "curation/revision.h"
#include "enrichment/enrich.h"
#include "repository/reader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

constexpr qint64 largestRecord = qint64(64) << 20;

/// What names the dataset of a manifest when nothing was said: the argument itself, or the manifest's id.
Result<QString> datasetNamed(const Arguments &arguments, const iiif::Manifest &manifest)
{
    if (arguments.has(u"dataset"_s))
        return arguments.value(u"dataset"_s);
    for (const QString &text : {arguments.positional().first(), manifest.id()}) {
        const repository::Locator locator = repository::parseLocator(text);
        if (locator.id || locator.kind == repository::Locator::Kind::Doi)
            return text;
    }
    return failure(
        ErrorKind::Usage,
        Tr::tr("The manifest's id does not tell its dataset; name it with --dataset, or a saved record with --record."),
        {.document = manifest.document().name()});
}

Result<enrichment::Record> recordFor(Context &context, const iiif::Manifest &manifest)
{
    const Arguments &arguments = context.arguments;
    if (arguments.has(u"dataset"_s) && arguments.has(u"record"_s))
        return failure(ErrorKind::Usage, Tr::tr("--dataset and --record exclude each other."));
    if (const QString file = arguments.value(u"record"_s); !file.isEmpty()) {
        Result<repository::Dataset> dataset = readWhole(file, largestRecord).and_then(repository::readDataset);
        if (!dataset) {
            dataset.error().place.document = file;
            if (dataset.error().kind == ErrorKind::Network) // a cut answer, were it not a file
                dataset.error().kind = ErrorKind::Malformed;
            return tl::unexpected(dataset.error());
        }
        return curation::recordOf(*dataset);
    }
    return datasetNamed(arguments, manifest)
        .and_then([&](const QString &text) { return context.session.dataset(text); })
        .map(curation::recordOf);
}

QString outcomeText(const enrichment::Change &change)
{
    switch (change.outcome) {
    case enrichment::Outcome::Added:
        return Tr::tr("added");
    case enrichment::Outcome::Overwritten:
        return Tr::tr("overwritten");
    case enrichment::Outcome::KeptExisting:
        return Tr::tr("kept as it was");
    case enrichment::Outcome::Unchanged:
        return Tr::tr("there already");
    case enrichment::Outcome::NotInRecord:
        return Tr::tr("not in the record");
    case enrichment::Outcome::NotUnderstood:
        return Tr::tr("not understood");
    case enrichment::Outcome::Blocked:
        break;
    }
    return Tr::tr("left alone");
}

/// What the record says and could not be put into the manifest.
bool isUnusable(const enrichment::Change &change)
{
    return change.outcome == enrichment::Outcome::NotUnderstood || change.outcome == enrichment::Outcome::Blocked;
}

} // namespace

Result<enrichment::Profile> profileFrom(const Arguments &arguments)
{
    enrichment::Profile profile;
    if (arguments.has(u"fields"_s)) {
        Result<std::vector<enrichment::Field>> fields = enrichment::parseFields(arguments.value(u"fields"_s));
        if (!fields)
            return tl::unexpected(fields.error());
        profile.fields = std::move(*fields);
    }
    profile.language = arguments.value(u"lang"_s);
    if (!enrichment::isLanguageKey(profile.language))
        return failure(ErrorKind::Usage,
                       Tr::tr("--lang needs a language code such as en or nl, not “%1”.").arg(profile.language));
    profile.overwrite = arguments.has(u"overwrite"_s);
    profile.setSummary = !arguments.has(u"no-summary"_s);
    return profile;
}

Result<Exit> enrich(Context &context)
{
    Result<enrichment::Profile> profile = profileFrom(context.arguments);
    if (!profile)
        return tl::unexpected(profile.error());
    if (context.arguments.has(u"id"_s)) {
        const Result<WebAddress> id = addressFrom(context.arguments, u"id"_s);
        if (!id)
            return tl::unexpected(id.error());
        profile->newId = *id;
    }
    const Result<iiif::Manifest> manifest = context.session.manifest(context.arguments.positional().first());
    if (!manifest)
        return tl::unexpected(manifest.error());
    const Result<enrichment::Record> record = recordFor(context, *manifest);
    if (!record)
        return tl::unexpected(record.error());
    const Result<curation::Repaired> mended = curation::repaired(*manifest);
    if (!mended)
        return tl::unexpected(mended.error());
    const Result<enrichment::EnrichmentPlan> plan = enrichment::planEnrichment(mended->manifest, *record, *profile);
    if (!plan)
        return tl::unexpected(plan.error());
    iiif::Edits edits(mended->manifest.document().outline());
    enrichment::apply(*plan, edits);
    const Result<iiif::Manifest> enriched = curation::revised(mended->manifest, edits);
    if (!enriched)
        return tl::unexpected(enriched.error());

    tellRepairs(context, mended->repairs);
    for (const enrichment::Change &change : plan->changes)
        say(change.part + u": "_s + outcomeText(change));
    sayAll(plan->diagnostics);
    context.report.addDiagnostics(u"problems"_s, plan->diagnostics);
    context.report.addFields(record->doi, enrichment::provenance(*plan, QDateTime::currentDateTimeUtc()));
    return writeDocument(enriched->document().bytes(), context.arguments.value(u"o"_s)).map([&] {
        return std::any_of(plan->changes.begin(), plan->changes.end(), isUnusable) ? Exit::Problems : Exit::Done;
    });
}

} // namespace kader::cli
