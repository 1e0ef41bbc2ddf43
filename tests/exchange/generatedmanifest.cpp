#include "generatedmanifest.h"

#include "exchange/csvreader.h"

#include <QTest>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace kader::test {

QByteArray manifestJson(const QByteArray &name, const std::vector<CanvasSpec> &canvases)
{
    QByteArray json =
        R"({"@context": "http://iiif.io/api/presentation/3/context.json", "id": "https://repo.test/iiif/)" + name +
        R"(/manifest", "type": "Manifest", "label": {"en": [")" + name + R"("]}, "items": [)";
    int number = 0;
    for (const CanvasSpec &canvas : canvases) {
        const QByteArray own = "https://repo.test/iiif/" + name + "/canvas/" + QByteArray::number(++number);
        const QByteArray id = canvas.id.isEmpty() ? own : canvas.id;
        json += (number > 1 ? ", " : "") + R"({"id": ")"_ba + id + R"(", "type": "Canvas", "label": )" + canvas.label;
        if (!canvas.size.isEmpty())
            json += ", " + canvas.size;
        json += R"(, "items": [{"id": ")" + id + R"(/page", "type": "AnnotationPage", "items": []}])";
        if (!canvas.annotations.isEmpty())
            json += R"(, "annotations": )" + canvas.annotations;
        json += '}';
    }
    return json + "]}";
}

QByteArray manifestJson(const QByteArray &name, const QStringList &labels)
{
    std::vector<CanvasSpec> canvases;
    for (const QString &label : labels)
        canvases.push_back(
            {.label =
                 R"({"en": [")" +
                 QString(label).replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s).toUtf8() +
                 "\"]}"});
    return manifestJson(name, canvases);
}

iiif::Manifest readManifest(const QByteArray &json)
{
    Result<iiif::Document> document = iiif::Document::read(json, u"manifest.json"_s);
    if (!document)
        throw std::runtime_error(document.error().toString().toStdString());
    Result<iiif::Manifest> manifest = iiif::Manifest::read(std::move(*document));
    if (!manifest)
        throw std::runtime_error(manifest.error().toString().toStdString());
    return std::move(*manifest);
}

exchange::CsvTable readTable(const QByteArray &csv)
{
    Result<exchange::CsvTable> table = exchange::readCsv(csv, u"rows.csv"_s);
    if (!table)
        throw std::runtime_error(table.error().toString().toStdString());
    return std::move(*table);
}

exchange::ImportPlan planFor(const iiif::Manifest &manifest, const QByteArray &csv,
                             const exchange::ImportOptions &options)
{
    Result<exchange::ImportPlan> plan = exchange::planImport(readTable(csv), {{&manifest, u"Dataset"_s}}, options);
    if (!plan)
        throw std::runtime_error(plan.error().toString().toStdString());
    return std::move(*plan);
}

iiif::Patches patchesOf(const iiif::Manifest &manifest, const exchange::ImportPlan &plan)
{
    iiif::Edits edits(manifest.document().outline());
    iiif::AnnotationWriter writer(manifest, edits);
    exchange::applyImport(plan, 0, writer);
    writer.finish();
    Result<iiif::Patches> patches = edits.patches();
    if (!patches)
        throw std::runtime_error(patches.error().toString().toStdString());
    return std::move(*patches);
}

QByteArray imported(const QByteArray &manifestText, const QByteArray &csv, const exchange::ImportOptions &options)
{
    const iiif::Manifest manifest = readManifest(manifestText);
    return iiif::patched(manifestText, patchesOf(manifest, planFor(manifest, csv, options)));
}

QString verdicts(const exchange::ImportPlan &plan)
{
    QString text;
    for (const exchange::PlannedRow &row : plan.rows)
        text += u"ATCRNG"_s[int(row.verdict)];
    return text;
}

QStringList rules(const Diagnostics &diagnostics)
{
    QStringList all;
    for (const Diagnostic &diagnostic : diagnostics)
        all += diagnostic.rule;
    return all;
}

} // namespace kader::test
