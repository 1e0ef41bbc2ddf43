#include "curation/compose.h"

#include "base/tr.h"
#include "iiif/annotationwriter.h"

#include <algorithm>

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

Result<ImportOutcome> importTable(const AnnotationTable &table, const Members &members)
{
    std::vector<exchange::ImportTarget> targets;
    for (const Composition *member : members)
        targets.push_back({&member->manifest, member->title});
    Result<exchange::ImportPlan> plan = exchange::planImport(table.table, targets);
    if (!plan)
        return tl::unexpected(plan.error());
    if (members.empty()) {
        plan->diagnostics.append({.severity = Severity::Error, .rule = u"dataset-missing"_s,
                                  .message = Tr::tr("There is no manifest of the dataset that the file is for (%1).").arg(table.dataset),
                                  .place = {.document = table.table.name}});
    }
    const Result<void> done = carryOut(*plan, members);
    if (!done)
        return tl::unexpected(done.error());
    // What the plan says of replaced annotations points into manifests that are gone now.
    plan->replaced.clear();
    return ImportOutcome{table.table, std::move(*plan)};
}

} // namespace

Diagnostics mend(std::vector<Composition> &compositions)
{
    Diagnostics failures;
    const auto isBeyondRepair = [&failures](Composition &composition) {
        Result<Repaired> mended = repaired(composition.manifest);
        if (!mended) {
            failures.append({.severity = Severity::Error, .rule = u"repair-failed"_s, .message = mended.error().message, .place = mended.error().place});
            return true;
        }
        composition.manifest = std::move(mended->manifest);
        composition.repairs = std::move(mended->repairs);
        return false;
    };
    compositions.erase(std::remove_if(compositions.begin(), compositions.end(), isBeyondRepair), compositions.end());
    return failures;
}

Result<std::vector<ImportOutcome>> annotate(std::vector<Composition> &compositions, const std::vector<AnnotationTable> &tables)
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

Result<void> enrich(std::vector<Composition> &compositions, enrichment::Profile profile, const QDateTime &now)
{
    for (Composition &composition : compositions) {
        profile.newId = composition.address;
        const Result<enrichment::EnrichmentPlan> plan = enrichment::planEnrichment(composition.manifest, composition.record, profile);
        if (!plan)
            return tl::unexpected(plan.error());
        iiif::Edits edits(composition.manifest.document().outline());
        enrichment::apply(*plan, edits);
        Result<iiif::Manifest> enriched = revised(composition.manifest, edits);
        if (!enriched)
            return tl::unexpected(enriched.error());
        composition.provenance = enrichment::provenance(*plan, now);
        composition.diagnostics += plan->diagnostics;
        composition.manifest = std::move(*enriched);
    }
    return {};
}

} // namespace kader::curation
