#include "exchange/csvreader.h"
#include "exchange/csvwriter.h"
#include "exchange/importplan.h"
#include "target.h"

using namespace Qt::StringLiterals;
using namespace kader;
using namespace kader::fuzz;

namespace {

const iiif::Manifest &manifest()
{
    static const iiif::Manifest fixed =
        iiif::Document::read(
            R"({"type":"Manifest","items":[{"id":"https://c.example/1","label":{"none":["a.tif"]},"width":100,"height":50},)"
            R"({"id":"https://c.example/2","label":{"en":["b, \"c\""]},"width":100,"height":50,"annotations":[{"id":"https://p.example","type":"AnnotationPage",)"
            R"("items":[{"id":"x","type":"Annotation","motivation":"tagging","body":{"type":"TextualBody","value":"t"},"target":"https://c.example/2"}]}]}]})",
            {})
            .and_then(iiif::Manifest::read)
            .value();
    return fixed;
}

/// The rejected rows are a table with as many records, which say the same.
void requireRejects(const exchange::ImportPlan &plan, const exchange::CsvTable &table)
{
    const Result<exchange::CsvTable> rejects = exchange::readCsv(exchange::rejectsCsv(plan, table), {});
    require(rejects.has_value(), "the rejected rows can be read");
    require(qsizetype(rejects->records.size()) == plan.count(exchange::Verdict::Rejected), "no rejected row is lost");
    for (const exchange::CsvRecord &record : rejects->records) {
        for (const Diagnostic &fault : record.faults)
            require(fault.rule == "csv-nul"_L1, "rejected rows are written well"); // a cell keeps its NUL bytes
    }
}

/// What was exported in full says of every row that it is there already.
void requireRoundTrip(const iiif::Manifest &annotated)
{
    const std::vector<const iiif::Manifest *> all{&annotated};
    const exchange::ExportedCsv exported = exchange::exportCsv(all, exchange::embeddedRows(all), {.isExtended = true});
    const auto plan = exchange::readCsv(exported.csv, {}).and_then([&](const exchange::CsvTable &table) {
        return exchange::planImport(table, {{&annotated, {}}});
    });
    require(plan.has_value(), "what was exported can be imported");
    require(plan->count(exchange::Verdict::AlreadyThere) == qsizetype(plan->rows.size()), "exporting loses nothing");
}

/// However a file is read, and whatever is decided about its rows, each has a verdict.
void requireVerdicts(const QByteArray &bytes)
{
    static const exchange::CsvForm forms[] = {
        {.encoding = exchange::TextEncoding::Windows1252, .separator = ';', .hasHeader = false},
        {.encoding = exchange::TextEncoding::Utf16Be, .separator = '\t'},
        {.columns = {exchange::Column::Text, std::nullopt, exchange::Column::CanvasLabel}},
    };
    for (const exchange::CsvForm &form : forms) {
        const Result<exchange::CsvTable> table = exchange::readCsv(bytes, {}, form);
        if (!table)
            continue;
        exchange::ImportOptions options{.canAsk = true, .isFromElsewhere = true};
        for (qsizetype row = 0; row < qMin(qsizetype(table->records.size()), qsizetype(4)); ++row) {
            options.decisions.canvases.insert(row, {0, int(row)});
            options.decisions.cells.insert(row, {{exchange::Column(row), QStringLiteral("b, \"c\"")}});
        }
        const Result<exchange::ImportPlan> plan =
            exchange::planImport(*table, {{&manifest(), QStringLiteral("m")}}, options);
        require(!plan || plan->rows.size() == table->records.size(), "every row has a verdict in any form");
    }
}

} // namespace

/// Every row gets a verdict; what the plan adds leaves a manifest that can be read, and exports to the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    requireVerdicts(input(data, size));
    const Result<exchange::CsvTable> table = exchange::readCsv(input(data, size), {});
    if (!table)
        return 0;
    const Result<exchange::ImportPlan> plan = exchange::planImport(*table, {{&manifest(), QStringLiteral("m")}});
    if (!plan)
        return 0;
    require(plan->rows.size() == table->records.size(), "every row has a verdict");
    requireRejects(*plan, *table);
    iiif::Edits edits(manifest().document().outline());
    iiif::AnnotationWriter writer(manifest(), edits);
    exchange::applyImport(*plan, 0, writer);
    writer.finish();
    const Result<iiif::Patches> patches = edits.patches();
    require(patches.has_value(), "rows never exclude each other");
    requireOrder(*patches, manifest().document().bytes().size());
    const auto annotated =
        iiif::Document::read(iiif::patched(manifest().document().bytes(), *patches), {}).and_then(iiif::Manifest::read);
    require(annotated.has_value(), "what is written can be read again");
    requireRoundTrip(*annotated);
    return 0;
}
