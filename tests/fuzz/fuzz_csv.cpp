#include "exchange/csvreader.h"
#include "exchange/importplan.h"
#include "iiif/problem.h"

#include <cstdlib>

using namespace kader;

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

} // namespace

/// Every row gets a verdict, and what the plan adds leaves a manifest that can be read.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<exchange::CsvTable> table = exchange::readCsv(bytes, {});
    if (!table)
        return 0;
    const Result<exchange::ImportPlan> plan = exchange::planImport(*table, {{&manifest(), QStringLiteral("m")}});
    if (!plan)
        return 0;
    if (plan->rows.size() != table->records.size())
        std::abort();
    (void)exchange::rejectsCsv(*plan, *table);
    iiif::Edits edits(manifest().document().outline());
    iiif::AnnotationWriter writer(manifest(), edits);
    exchange::applyImport(*plan, 0, writer);
    writer.finish();
    const auto patches = edits.patches();
    if (!patches || !iiif::Document::read(iiif::patched(manifest().document().bytes(), *patches), {})
                         .and_then(iiif::Manifest::read))
        std::abort();
    return 0;
}
