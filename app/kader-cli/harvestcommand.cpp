#include "commands.h"
#include "console.h"
#include "harvestoutput.h"
#include "tables.h"

#include "base/tr.h"
#include "curation/gathering.h"
#include "curation/record.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

/// What a harvest was asked to fetch.
struct Wanted {
    QList<repository::ItemId> datasets;
    QHash<QString, QString> titles;
    QString label; ///< Of the aggregate; empty: the datasets' titles.
};

Result<Wanted> wantedOfCollection(Context &context)
{
    const Result<repository::ItemId> id = collectionId(context);
    if (!id)
        return tl::unexpected(id.error());
    const Result<const repository::Repository *> repository = context.session.repository();
    if (!repository)
        return tl::unexpected(repository.error());
    const auto collection = waitFor<repository::Collection>([&](auto done) { return (*repository)->collection(*id, done); });
    if (!collection)
        return tl::unexpected(collection.error());
    const Result<QList<repository::DatasetItem>> items = datasetsOf(context, *id);
    if (!items)
        return tl::unexpected(items.error());
    Wanted wanted{.datasets = {}, .titles = {}, .label = collection->title};
    for (const repository::DatasetItem &item : *items) {
        if (const auto itemId = repository::ItemId::parse(item.uuid)) {
            wanted.datasets.append(*itemId);
            wanted.titles.insert(item.uuid, item.title);
        }
    }
    return wanted;
}

/// The UUID of a dataset that was named in whatever way.
Result<repository::ItemId> datasetId(Context &context, const QString &text)
{
    const repository::Locator locator = repository::parseLocator(text);
    if (locator.id && locator.id->isUuid())
        return *locator.id;
    return context.session.dataset(text).and_then([&](const repository::Dataset &dataset) -> Result<repository::ItemId> {
        if (const auto id = repository::ItemId::parse(dataset.uuid))
            return *id;
        return failure(ErrorKind::Usage, Tr::tr("This is not a dataset."), {.document = text});
    });
}

Result<Wanted> wantedOfDatasets(Context &context)
{
    Wanted wanted;
    for (const QString &text : context.arguments.values(u"dataset"_s) + context.arguments.positional()) {
        const Result<repository::ItemId> id = datasetId(context, text);
        if (!id)
            return tl::unexpected(id.error());
        if (!wanted.datasets.contains(*id))
            wanted.datasets.append(*id);
    }
    return wanted;
}

Result<Wanted> wantedDatasets(Context &context)
{
    const Arguments &arguments = context.arguments;
    const bool namesDatasets = arguments.has(u"dataset"_s) || !arguments.positional().isEmpty();
    if (arguments.has(u"collection"_s) == namesDatasets)
        return failure(ErrorKind::Usage, Tr::tr("harvest takes either --collection or --dataset."));
    return namesDatasets ? wantedOfDatasets(context) : wantedOfCollection(context);
}

/// `FILE`, or `DATASET=FILE`; a file whose own name holds an equals sign is known by being there.
Result<curation::AnnotationTable> annotationTable(Context &context, const QString &argument)
{
    const qsizetype equals = argument.indexOf(u'=');
    if (equals < 0 || QFileInfo::exists(argument))
        return readTable(argument).map([](const exchange::CsvTable &table) { return curation::AnnotationTable{table}; });
    return datasetId(context, argument.first(equals)).and_then([&](const repository::ItemId &id) {
        return readTable(argument.sliced(equals + 1)).map([&](const exchange::CsvTable &table) {
            return curation::AnnotationTable{table, id.text()};
        });
    });
}

Result<std::vector<curation::AnnotationTable>> annotationTables(Context &context)
{
    std::vector<curation::AnnotationTable> tables;
    for (const QString &argument : context.arguments.values(u"csv"_s)) {
        Result<curation::AnnotationTable> table = annotationTable(context, argument);
        if (!table)
            return tl::unexpected(table.error());
        tables.push_back(std::move(*table));
    }
    return tables;
}

QJsonObject gatheredJson(const curation::Gathered &gathered)
{
    QJsonObject json{{u"dataset"_s, gathered.id.text()}, {u"title"_s, gathered.title}, {u"ok"_s, !gathered.error}};
    if (gathered.manifest)
        json.insert(u"canvases"_s, qint64(gathered.manifest->canvases().size()));
    if (gathered.error)
        json.insert(u"reason"_s, gathered.error->message);
    return json;
}

Result<std::vector<curation::Gathered>> gather(Context &context, const Wanted &wanted)
{
    const Result<const repository::Repository *> repository = context.session.repository();
    if (!repository)
        return tl::unexpected(repository.error());
    const auto progress = [](int done, int total, const curation::Gathered &latest) {
        const QString outcome = latest.error ? Tr::tr("failed: %1").arg(latest.error->message)
                                             : Tr::tr("%n canvas(es)", nullptr, int(latest.manifest->canvases().size()));
        say(u"[%1/%2] %3 (%4): %5"_s.arg(done).arg(total).arg(latest.title, latest.id.text(), outcome));
    };
    return waitFor<std::vector<curation::Gathered>>([&](auto done) {
        return std::make_unique<curation::Gathering>(**repository, wanted.datasets, wanted.titles,
                                                     curation::Gathering::Handlers{progress, done});
    });
}

std::vector<curation::Composition> compositionsOf(const std::vector<curation::Gathered> &gathered, const HarvestOutput &output)
{
    std::vector<curation::Composition> compositions;
    for (const curation::Gathered &one : gathered) {
        if (!one.manifest)
            continue;
        const QString uuid = one.dataset->uuid;
        compositions.push_back({.dataset = uuid, .title = one.title, .manifest = *one.manifest, .record = curation::recordOf(*one.dataset),
                                .address = output.addressOf(HarvestOutput::manifestName(uuid))});
    }
    return compositions;
}

/// When nothing at all could be had: the repository is at fault if it failed once, else the answer is a plain no.
Error nothingToSave(const std::vector<curation::Gathered> &gathered)
{
    for (const curation::Gathered &one : gathered) {
        if (one.error && one.error->kind != ErrorKind::Refused && one.error->kind != ErrorKind::NotFound)
            return *one.error;
    }
    return {ErrorKind::NotFound, Tr::tr("None of the datasets has a manifest that can be had.")};
}

/// Everything after the network: mend, annotate, enrich, write.
Result<Exit> compose(Context &context, std::vector<curation::Composition> &compositions, const std::vector<curation::AnnotationTable> &tables,
                     const HarvestOutput &output, const QString &label)
{
    const Result<enrichment::Profile> profile = profileFrom(context.arguments);
    if (!profile)
        return tl::unexpected(profile.error());
    const Diagnostics beyondRepair = curation::mend(compositions);
    const Result<std::vector<curation::ImportOutcome>> imports = curation::annotate(compositions, tables);
    if (!imports)
        return tl::unexpected(imports.error());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto done = curation::enrich(compositions, *profile, now)
                          .and_then([&] { return output.prepare(); })
                          .and_then([&] { return output.writeManifests(compositions); })
                          .and_then([&] { return output.writeRejects(*imports); })
                          .and_then([&] { return output.writeCsv(compositions); })
                          .and_then([&](const Diagnostics &) { return output.writeAggregate(compositions, label); });
    if (!done)
        return tl::unexpected(done.error());

    bool hasRejects = false;
    for (const curation::ImportOutcome &import : *imports) {
        tellTable(context, import.table, import.plan);
        hasRejects |= import.plan.count(exchange::Verdict::Rejected) > 0 || !import.plan.diagnostics.isEmpty();
    }
    for (const curation::Composition &composition : compositions) {
        tellRepairs(context, composition.repairs);
        sayAll(composition.diagnostics);
        context.report.addDiagnostics(u"problems"_s, composition.diagnostics);
        context.report.addFields(composition.dataset, composition.provenance);
    }
    sayAll(beyondRepair + *done);
    context.report.addDiagnostics(u"problems"_s, beyondRepair + *done);
    return hasRejects || !beyondRepair.isEmpty() ? Exit::Problems : Exit::Done;
}

} // namespace

Result<Exit> harvest(Context &context)
{
    const Result<WebAddress> base = addressFrom(context.arguments, u"base-url"_s);
    if (!base)
        return tl::unexpected(base.error());
    if (!context.arguments.has(u"o"_s))
        return failure(ErrorKind::Usage, Tr::tr("-o is needed: the folder for the results."));
    const HarvestOutput output(context.arguments.value(u"o"_s), *base);
    const Result<std::vector<curation::AnnotationTable>> tables = annotationTables(context);
    if (!tables)
        return tl::unexpected(tables.error());
    const Result<Wanted> wanted = wantedDatasets(context);
    if (!wanted)
        return tl::unexpected(wanted.error());
    const Result<std::vector<curation::Gathered>> gathered = gather(context, *wanted);
    if (!gathered)
        return tl::unexpected(gathered.error());

    int failed = 0;
    for (const curation::Gathered &one : *gathered) {
        context.report.add(u"datasets"_s, gatheredJson(one));
        failed += one.error.has_value();
    }
    std::vector<curation::Composition> compositions = compositionsOf(*gathered, output);
    if (compositions.empty())
        return tl::unexpected(nothingToSave(*gathered));
    const Result<Exit> exit = compose(context, compositions, *tables, output, wanted->label);
    if (exit && failed > 0)
        say(Tr::tr("%1 of %2 datasets have no manifest; see above.").arg(failed).arg(gathered->size()));
    return exit.map([&](Exit composed) { return failed > 0 ? worse(composed, Exit::Problems) : composed; });
}

} // namespace kader::cli
