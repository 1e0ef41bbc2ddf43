#include "harvestoutput.h"

#include "console.h"

#include "base/atomicfile.h"
#include "base/tr.h"
#include "exchange/csvwriter.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

OutputFile csvFile(const std::vector<curation::Composition> &compositions)
{
    std::vector<const iiif::Manifest *> manifests;
    manifests.reserve(compositions.size());
    for (const curation::Composition &composition : compositions)
        manifests.push_back(&composition.manifest);
    exchange::ExportOptions options;
    options.isExtended = true;
    const exchange::ExportedCsv exported = exchange::exportCsv(manifests, exchange::embeddedRows(manifests), options);
    return {csvFileName, exported.csv, exported.diagnostics};
}

} // namespace

QStringList rejectsFileNames(const std::vector<curation::AnnotationTable> &tables)
{
    QStringList names;
    for (const curation::AnnotationTable &table : tables) {
        const QString stem = QFileInfo(table.table.name).completeBaseName();
        QString name = stem + u".rejects.csv"_s;
        for (int n = 2; names.contains(name); ++n)
            name = stem + u'.' + QString::number(n) + u".rejects.csv"_s;
        names.append(name);
    }
    return names;
}

Result<std::vector<OutputFile>> harvestFiles(const std::vector<curation::Composition> &compositions,
                                             const std::vector<curation::ImportOutcome> &imports,
                                             const QStringList &rejectsNames, const WebAddress &aggregateId,
                                             const QString &label)
{
    std::vector<OutputFile> files;
    files.reserve(compositions.size() + imports.size() + 2);
    for (const curation::Composition &composition : compositions)
        files.push_back(
            {QFileInfo(composition.address.url().path()).fileName(), composition.manifest.document().bytes()});
    const Result<curation::Aggregate> aggregate = curation::aggregate(compositions, aggregateId, label);
    if (!aggregate)
        return tl::unexpected(aggregate.error());
    files.push_back({curation::aggregateFileName, aggregate->bytes, aggregate->diagnostics});
    files.push_back(csvFile(compositions));
    for (size_t i = 0; i < imports.size(); ++i) {
        if (imports[i].plan.count(exchange::Verdict::Rejected) > 0)
            files.push_back({rejectsNames[qsizetype(i)], exchange::rejectsCsv(imports[i].plan, imports[i].table)});
    }
    return files;
}

Result<void> writeFiles(const QDir &folder, const std::vector<OutputFile> &files)
{
    if (!folder.mkpath(u"."_s))
        return failure(ErrorKind::File, Tr::tr("The folder cannot be made."), {.document = folder.path()});
    for (const OutputFile &file : files) {
        if (Result<void> written = writeAtomically(folder.filePath(file.name), file.bytes); !written)
            return written;
        say(Tr::tr("wrote %1").arg(folder.filePath(file.name)));
    }
    return {};
}

} // namespace kader::cli
