#include "commands.h"
#include "console.h"
#include "harvestcuration.h"
#include "harvestoutput.h"
#include "harvestwanted.h"
#include "tables.h"

#include "base/tr.h"
#include "curation/gathering.h"
#include "curation/record.h"

#include <QFileInfo>
#include <QSet>

#include <utility>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

/// What a harvest does with what it gets, read and checked before anything is fetched.
struct Plan {
    WebAddress base;
    QDir folder;
    enrichment::Profile profile;
    std::vector<curation::AnnotationTable> tables;
    QStringList rejectsNames;
};

/// `FILE`, or `DATASET=FILE`; a file whose own name holds an equals sign is known by being there.
Result<curation::AnnotationTable> annotationTable(Context &context, const QString &argument)
{
    const qsizetype equals = argument.indexOf(u'=');
    if (equals < 0 || QFileInfo::exists(argument))
        return readTable(argument).map(
            [](const exchange::CsvTable &table) { return curation::AnnotationTable{table}; });
    return datasetNamed(context, argument.first(equals)).and_then([&](const curation::DatasetRef &ref) {
        return readTable(argument.sliced(equals + 1)).map([&](const exchange::CsvTable &table) {
            return curation::AnnotationTable{table, ref.id.text()};
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
        // A plan without targets tells, before anything is fetched, whether the table can be used at all.
        if (const auto usable = exchange::planImport(table->table, {}); !usable)
            return tl::unexpected(usable.error());
        tables.push_back(std::move(*table));
    }
    return tables;
}

QJsonObject gatheredJson(const curation::Gathered &gathered)
{
    QJsonObject json{{u"dataset"_s, gathered.ref.id.text()}, {u"title"_s, gathered.title}, {u"ok"_s, !gathered.error}};
    if (gathered.source)
        json.insert(u"canvases"_s, qint64(gathered.source->manifest.canvases().size()));
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
                                             : Tr::tr("canvases: %1").arg(latest.source->manifest.canvases().size());
        say(u"[%1/%2] %3 (%4): %5"_s.arg(QString::number(done), QString::number(total), latest.title,
                                         latest.ref.id.text(), outcome));
    };
    return waitFor<std::vector<curation::Gathered>>([&](auto done) {
        return std::make_unique<curation::Gathering>(**repository, wanted.datasets, wanted.titles,
                                                     curation::Gathering::Handlers{progress, done});
    });
}

std::vector<curation::Composition> compositionsOf(const std::vector<curation::Gathered> &gathered, const Plan &plan)
{
    std::vector<curation::Composition> compositions;
    QSet<std::pair<QString, int>> taken; // a version may be named and be the latest as well
    for (const curation::Gathered &one : gathered) {
        if (!one.source || taken.contains({one.dataset->uuid, one.dataset->version.value_or(0)}))
            continue;
        taken.insert({one.dataset->uuid, one.dataset->version.value_or(0)});
        compositions.push_back(
            {.dataset = one.dataset->uuid,
             .title = one.title,
             .manifest = one.source->manifest,
             .record = curation::recordOf(*one.dataset),
             .address = plan.base.appended(u'/' + curation::manifestFileName(one.dataset->uuid, one.ref.version)),
             .diagnostics = one.diagnostics});
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

/// Says and reports what was done and found; the answer is Problems when there is something to look at.
Exit account(Context &context, const std::vector<curation::Composition> &compositions,
             const std::vector<curation::ImportOutcome> &imports, Diagnostics diagnostics)
{
    bool hasRejects = false;
    for (const curation::ImportOutcome &import : imports) {
        tellTable(context, import.table, import.plan);
        hasRejects |= import.plan.count(exchange::Verdict::Rejected) > 0 || hasProblems(import.plan.diagnostics);
    }
    for (const curation::Composition &composition : compositions) {
        tellRepairs(context, composition.repairs);
        context.report.addFields(composition.dataset, composition.provenance);
        diagnostics += composition.diagnostics;
    }
    sayAll(diagnostics);
    context.report.addDiagnostics(u"problems"_s, diagnostics);
    return hasRejects || hasProblems(diagnostics) ? Exit::Problems : Exit::Done;
}

/// Everything after the network: mend, annotate, enrich, and write once all of it is there.
Result<Exit> compose(Context &context, std::vector<curation::Composition> compositions, const Plan &plan,
                     const Wanted &wanted)
{
    Diagnostics diagnostics = wanted.diagnostics + curation::mend(compositions);
    const Result<std::vector<curation::ImportOutcome>> imports = curation::annotate(compositions, plan.tables);
    if (!imports)
        return tl::unexpected(imports.error());
    diagnostics += curation::enrich(compositions, plan.profile, QDateTime::currentDateTimeUtc());
    const WebAddress aggregateId = plan.base.appended(u'/' + curation::aggregateFileName);
    const Result<std::vector<OutputFile>> files =
        harvestFiles(compositions, *imports, plan.rejectsNames, aggregateId, wanted.label);
    for (const OutputFile &file : files ? *files : std::vector<OutputFile>())
        diagnostics += file.diagnostics;
    const Exit exit = account(context, compositions, *imports, diagnostics);
    return files.and_then([&](const std::vector<OutputFile> &all) { return writeFiles(plan.folder, all); }).map([&] {
        return exit;
    });
}

Result<Plan> readPlan(Context &context)
{
    const Result<WebAddress> base = addressFrom(context.arguments, u"base-url"_s);
    if (!base)
        return tl::unexpected(base.error());
    if (base->text().contains(u'?'))
        return failure(ErrorKind::Usage, Tr::tr("--base-url is a folder's address and has no query."));
    if (!context.arguments.has(u"o"_s))
        return failure(ErrorKind::Usage, Tr::tr("-o is needed: a folder for the results, or a curation (NAME.kader)."));
    const Result<enrichment::Profile> profile = profileFrom(context.arguments);
    if (!profile)
        return tl::unexpected(profile.error());
    Result<std::vector<curation::AnnotationTable>> tables = annotationTables(context);
    if (!tables)
        return tl::unexpected(tables.error());
    Plan plan{*base, QDir(context.arguments.value(u"o"_s)), *profile, std::move(*tables), {}};
    plan.rejectsNames = rejectsFileNames(plan.tables);
    QStringList outputs{context.arguments.report};
    for (const QString &name : plan.rejectsNames + QStringList{csvFileName, curation::aggregateFileName})
        outputs.append(plan.folder.filePath(name));
    QStringList inputs;
    for (const curation::AnnotationTable &table : plan.tables)
        inputs.append(table.table.name);
    return requireApart(outputs, inputs).map([&] { return plan; });
}

} // namespace

Result<Exit> harvest(Context &context)
{
    context.report.open(u"datasets"_s);
    if (isCurationFile(context.arguments.value(u"o"_s)))
        return harvestIntoCuration(context);
    context.report.open(u"fields"_s);
    const Result<Plan> plan = readPlan(context);
    if (!plan)
        return tl::unexpected(plan.error());
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
    std::vector<curation::Composition> compositions = compositionsOf(*gathered, *plan);
    if (compositions.empty())
        return tl::unexpected(nothingToSave(*gathered));
    const Result<Exit> exit = compose(context, std::move(compositions), *plan, *wanted);
    if (exit && failed > 0)
        say(Tr::tr("%1 of %2 datasets have no manifest; see above.").arg(failed).arg(gathered->size()));
    return exit.map([&](Exit composed) { return failed > 0 ? worse(composed, Exit::Problems) : composed; });
}

} // namespace kader::cli
