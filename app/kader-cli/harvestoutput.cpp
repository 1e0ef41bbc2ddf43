#include "harvestoutput.h"

#include "console.h"

#include "base/atomicfile.h"
#include "base/tr.h"
#include "enrichment/aggregate.h"
#include "exchange/csvwriter.h"

#include <QBuffer>
#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

QString attribution(const enrichment::Record &record)
{
    QStringList names;
    for (const enrichment::Author &author : record.authors)
        names.append(author.name);
    return names.join("; "_L1);
}

} // namespace

Result<void> HarvestOutput::prepare() const
{
    if (!m_folder.mkpath(u"."_s))
        return failure(ErrorKind::File, Tr::tr("The folder cannot be made."), {.document = m_folder.path()});
    return {};
}

Result<void> HarvestOutput::write(const QString &fileName, const QByteArray &bytes) const
{
    const QString path = m_folder.filePath(fileName);
    say(Tr::tr("wrote %1").arg(path));
    return writeAtomically(path, bytes);
}

Result<void> HarvestOutput::writeManifests(const std::vector<curation::Composition> &compositions) const
{
    for (const curation::Composition &composition : compositions) {
        if (Result<void> written = write(manifestName(composition.dataset), composition.manifest.document().bytes()); !written)
            return written;
    }
    return {};
}

Result<Diagnostics> HarvestOutput::writeAggregate(const std::vector<curation::Composition> &compositions, const QString &label) const
{
    std::vector<enrichment::AggregateSource> sources;
    for (const curation::Composition &composition : compositions) {
        sources.push_back({.manifest = &composition.manifest,
                           .title = composition.title,
                           .page = composition.record.page,
                           .attribution = attribution(composition.record)});
    }
    const QString fileName = u"aggregate.json"_s;
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const Result<enrichment::AggregateReport> done = enrichment::writeAggregate(out, sources, {.id = addressOf(fileName), .label = label});
    if (!done)
        return tl::unexpected(done.error());
    return write(fileName, out.data()).map([&] { return done->diagnostics; });
}

Result<Diagnostics> HarvestOutput::writeCsv(const std::vector<curation::Composition> &compositions) const
{
    std::vector<const iiif::Manifest *> manifests;
    for (const curation::Composition &composition : compositions)
        manifests.push_back(&composition.manifest);
    exchange::ExportOptions options;
    options.isExtended = true;
    const exchange::ExportedCsv exported = exchange::exportCsv(manifests, exchange::embeddedRows(manifests), options);
    return write(u"annotations.csv"_s, exported.csv).map([&] { return exported.diagnostics; });
}

Result<void> HarvestOutput::writeRejects(const std::vector<curation::ImportOutcome> &outcomes) const
{
    QSet<QString> names;
    for (const curation::ImportOutcome &outcome : outcomes) {
        if (outcome.plan.count(exchange::Verdict::Rejected) == 0)
            continue;
        const QString stem = QFileInfo(outcome.table.name).completeBaseName();
        QString name = stem + u".rejects.csv"_s;
        for (int n = 2; names.contains(name); ++n) // tables of one name from different folders
            name = u"%1.%2.rejects.csv"_s.arg(stem).arg(n);
        names.insert(name);
        if (Result<void> written = write(name, exchange::rejectsCsv(outcome.plan, outcome.table)); !written)
            return written;
    }
    return {};
}

} // namespace kader::cli
