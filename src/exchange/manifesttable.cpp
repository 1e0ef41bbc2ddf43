#include "exchange/manifesttable.h"

#include "base/tr.h"
#include "exchange/csvreader.h"
#include "exchange/csvwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::exchange {

namespace {

/// Pages that the manifest only points at.
qsizetype referencedPages(const iiif::Manifest &manifest)
{
    qsizetype count = 0;
    for (const iiif::CanvasView &canvas : manifest.canvases()) {
        const std::vector<iiif::Value> pages = canvas.annotationPages();
        count += std::count_if(pages.begin(), pages.end(), [](iiif::Value page) { return !isEmbeddedPage(page); });
    }
    return count;
}

} // namespace

Result<CsvTable> tableOf(const iiif::Manifest &manifest, const QString &name)
{
    constexpr CsvLimits any{.bytes = qsizetype(4) << 30, .records = 5'000'000, .fields = 100'000'000};
    const ExportedCsv exported = exportCsv({&manifest}, embeddedRows({&manifest}), {.isExtended = true});
    Result<CsvTable> table = readCsv(exported.csv, name, {.encoding = TextEncoding::Utf8, .separator = ','}, any);
    if (!table)
        return table;
    for (const Diagnostic &loss : exported.diagnostics) {
        if (loss.rule == "export-members"_L1)
            table->diagnostics += loss;
    }
    if (const qsizetype pages = referencedPages(manifest); pages > 0)
        table->diagnostics += Diagnostic{
            .severity = Severity::Warning,
            .rule = u"pages-elsewhere"_s,
            .message = Tr::tr("%1 pages of annotations that the manifest only points at were not read.").arg(pages),
            .place = {.document = name}};
    return table;
}

bool looksLikeJson(QByteArrayView beginning)
{
    if (beginning.startsWith("\xEF\xBB\xBF"))
        beginning = beginning.sliced(3);
    return beginning.trimmed().startsWith('{');
}

} // namespace kader::exchange
