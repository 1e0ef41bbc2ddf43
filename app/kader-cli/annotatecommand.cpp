#include "commands.h"
#include "console.h"

#include "base/atomicfile.h"
#include "base/tr.h"
#include "curation/revision.h"
#include "tables.h"

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

Result<exchange::ImportOptions> importOptions(const Arguments &arguments)
{
    const QString duplicates = arguments.value(u"on-duplicate"_s);
    if (duplicates != "skip"_L1 && duplicates != "add"_L1)
        return failure(ErrorKind::Usage, Tr::tr("--on-duplicate takes skip or add."));
    exchange::ImportOptions options;
    options.onDuplicate = duplicates == "add"_L1 ? exchange::OnDuplicate::Add : exchange::OnDuplicate::Skip;
    return options;
}

/// The manifest that the annotations go into: mended where that was asked for, else just as it came.
Result<iiif::Manifest> readManifest(Context &context)
{
    Result<iiif::Manifest> manifest = context.session.manifest(context.arguments.positional().first());
    if (!manifest || !context.arguments.has(u"repair"_s))
        return manifest;
    Result<curation::Repaired> mended = curation::repaired(*manifest);
    if (!mended)
        return tl::unexpected(mended.error());
    tellRepairs(context, mended->repairs);
    return std::move(mended->manifest);
}

/// Of rows that go in, only the annotation is needed once they are planned; large tables weigh as much as documents.
void letGoOfCells(exchange::CsvTable &table, exchange::ImportPlan &plan)
{
    table.records = {};
    for (exchange::PlannedRow &row : plan.rows) {
        if (row.verdict != exchange::Verdict::Rejected)
            row.fields = {};
    }
}

Result<iiif::Patches> takeAdditions(const iiif::Manifest &manifest, exchange::ImportPlan &plan, bool deletesGone)
{
    iiif::Edits edits(manifest.document().outline());
    iiif::AnnotationWriter writer(manifest, edits);
    exchange::takeImport(plan, 0, writer);
    writer.finish();
    if (deletesGone) {
        for (const exchange::PlannedRow &row : plan.gone)
            edits.remove(plan.replaced[size_t(row.replaces)].value);
    }
    return edits.takePatches();
}

} // namespace

Result<Exit> annotate(Context &context)
{
    const Arguments &arguments = context.arguments;
    Result<exchange::ImportOptions> options = importOptions(arguments);
    if (!options)
        return tl::unexpected(options.error());
    const QString csv = arguments.positional().at(1);
    if (Result<void> apart =
            requireApart({arguments.value(u"rejects"_s), arguments.report}, {arguments.positional().first(), csv});
        !apart)
        return tl::unexpected(apart.error());
    // The manifest itself may be replaced: that is done in one go, after all has been read.
    if (Result<void> apart =
            requireApart({arguments.value(u"o"_s), arguments.value(u"rejects"_s), arguments.report}, {csv});
        !apart)
        return tl::unexpected(apart.error());
    Result<NamedTable> named = readAnnotations(context, csv);
    if (!named)
        return tl::unexpected(named.error());
    options->isFromElsewhere = named->isFromElsewhere;
    exchange::CsvTable *table = &named->table;
    const Result<iiif::Manifest> manifest = readManifest(context);
    if (!manifest)
        return tl::unexpected(manifest.error());
    Result<exchange::ImportPlan> plan =
        exchange::planImport(*table, {{&*manifest, manifest->document().name()}}, *options);
    if (!plan)
        return tl::unexpected(plan.error());
    letGoOfCells(*table, *plan);
    const Result<iiif::Patches> patches = takeAdditions(*manifest, *plan, arguments.has(u"delete-gone"_s));
    if (!patches)
        return tl::unexpected(patches.error());

    tellTable(context, *table, *plan);
    // First what is new, so that the old document stays when it cannot be written.
    if (const QString file = arguments.value(u"rejects"_s); !file.isEmpty()) {
        if (Result<void> written = writeAtomically(file, exchange::rejectsCsv(*plan, *table)); !written)
            return tl::unexpected(written.error());
    }
    const bool hasRejects = plan->count(exchange::Verdict::Rejected) > 0;
    const auto write = [&](QIODevice &out) { return iiif::writePatched(out, manifest->document().bytes(), *patches); };
    return writeDocument(write, arguments.value(u"o"_s)).map([&] { return hasRejects ? Exit::Problems : Exit::Done; });
}

} // namespace kader::cli
