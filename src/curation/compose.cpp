#include "curation/compose.h"

#include "base/tr.h"
#include "enrichment/aggregate.h"
#include "iiif/annotationwriter.h"

#include <QBuffer>

#include <functional>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

using Members = std::vector<Composition *>;

/// The compositions that a table's rows may go to.
Members membersFor(std::vector<Composition> &compositions, const AnnotationTable &table)
{
    Members members;
    for (Composition &composition : compositions) {
        if (table.dataset.isEmpty() || composition.dataset == table.dataset)
            members.push_back(&composition);
    }
    return members;
}

Result<void> carryOut(const exchange::ImportPlan &plan, const Members &members)
{
    for (size_t target = 0; target < members.size(); ++target) {
        iiif::Manifest &manifest = members[target]->manifest;
        iiif::Edits edits(manifest.document().outline());
        iiif::AnnotationWriter writer(manifest, edits);
        exchange::applyImport(plan, int(target), writer);
        writer.finish();
        Result<iiif::Manifest> annotated = revised(manifest, edits);
        if (!annotated)
            return tl::unexpected(annotated.error());
        manifest = std::move(*annotated);
    }
    return {};
}

/// The reason why no row of a table fits: its dataset is not there.
void sayWhatIsMissing(exchange::ImportPlan &plan, const AnnotationTable &table)
{
    Diagnostic missing{.severity = Severity::Error,
                       .rule = u"dataset-missing"_s,
                       .message =
                           Tr::tr("There is no manifest of the dataset that the file is for (%1).").arg(table.dataset),
                       .place = {.document = table.table.name}};
    plan.diagnostics.append(missing);
    for (exchange::PlannedRow &row : plan.rows) {
        missing.place.line = row.line;
        row.diagnostics = {missing};
    }
}

Result<ImportOutcome> importTable(const AnnotationTable &table, const Members &members)
{
    std::vector<exchange::ImportTarget> targets;
    for (const Composition *member : members)
        targets.push_back({&member->manifest, member->title});
    Result<exchange::ImportPlan> plan = exchange::planImport(table.table, targets);
    if (!plan)
        return tl::unexpected(plan.error());
    if (members.empty())
        sayWhatIsMissing(*plan, table);
    const Result<void> done = carryOut(*plan, members);
    if (!done)
        return tl::unexpected(done.error());
    // What the plan says of replaced annotations points into manifests that are gone now.
    plan->replaced.clear();
    plan->gone.clear();
    return ImportOutcome{table.table, std::move(*plan)};
}

/// Works on each composition and takes those out for which that fails.
Diagnostics keepGood(std::vector<Composition> &compositions, const std::function<Result<void>(Composition &)> &work)
{
    Diagnostics failures;
    std::vector<Composition> good;
    for (Composition &composition : compositions) {
        const Result<void> done = work(composition);
        if (done) {
            good.push_back(std::move(composition));
            continue;
        }
        failures.append({.severity = Severity::Error,
                         .rule = u"dataset-left-out"_s,
                         .message = Tr::tr("“%1” was left out: %2").arg(composition.title, done.error().message),
                         .place = done.error().place});
    }
    compositions = std::move(good);
    return failures;
}

QString attribution(const enrichment::Record &record)
{
    QStringList names;
    for (const enrichment::Author &author : record.authors)
        names.append(author.name);
    return names.join("; "_L1);
}

} // namespace

QString manifestFileName(const QString &dataset, std::optional<int> version)
{
    return dataset + (version ? u"-v%1"_s.arg(*version) : QString()) + u".json"_s;
}

Result<void> mendOne(Composition &composition, const QStringList &declined)
{
    return repaired(composition.manifest, declined).map([&](const Repaired &mended) {
        composition.manifest = mended.manifest;
        composition.repairs = mended.repairs;
    });
}

Result<void> enrichOne(Composition &composition, enrichment::Profile profile, const QDateTime &now)
{
    profile.newId = composition.address;
    const Result<enrichment::EnrichmentPlan> plan =
        enrichment::planEnrichment(composition.manifest, composition.record, profile);
    if (!plan)
        return tl::unexpected(plan.error());
    iiif::Edits edits(composition.manifest.document().outline());
    enrichment::apply(*plan, edits);
    return revised(composition.manifest, edits).map([&](const iiif::Manifest &enriched) {
        composition.provenance = enrichment::provenance(*plan, now);
        composition.diagnostics += plan->diagnostics;
        composition.manifest = enriched;
    });
}

Diagnostics mend(std::vector<Composition> &compositions)
{
    return keepGood(compositions, [](Composition &composition) { return mendOne(composition); });
}

Result<std::vector<ImportOutcome>> annotate(std::vector<Composition> &compositions,
                                            const std::vector<AnnotationTable> &tables)
{
    std::vector<ImportOutcome> outcomes;
    for (const AnnotationTable &table : tables) {
        Result<ImportOutcome> outcome = importTable(table, membersFor(compositions, table));
        if (!outcome)
            return tl::unexpected(outcome.error());
        outcomes.push_back(std::move(*outcome));
    }
    return outcomes;
}

Diagnostics enrich(std::vector<Composition> &compositions, enrichment::Profile profile, const QDateTime &now)
{
    return keepGood(compositions, [&](Composition &composition) { return enrichOne(composition, profile, now); });
}

Result<Aggregate> aggregate(const std::vector<Composition> &compositions, const WebAddress &id, const QString &label)
{
    std::vector<enrichment::AggregateSource> sources;
    sources.reserve(compositions.size());
    for (const Composition &composition : compositions) {
        sources.push_back({.manifest = &composition.manifest,
                           .title = composition.title,
                           .page = composition.record.page,
                           .attribution = attribution(composition.record)});
    }
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    return enrichment::writeAggregate(out, sources, {.id = id, .label = label})
        .map([&](const enrichment::AggregateReport &report) {
            return Aggregate{out.data(), report.diagnostics};
        });
}

} // namespace kader::curation
