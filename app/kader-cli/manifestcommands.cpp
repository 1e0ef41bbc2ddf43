#include "commands.h"
#include "console.h"
#include "tables.h"

#include "base/tr.h"
#include "curation/revision.h"
#include "enrichment/aggregate.h"
#include "exchange/csvwriter.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

using Manifests = std::vector<iiif::Manifest>;

Result<Manifests> readManifests(Context &context)
{
    Manifests manifests;
    for (const QString &text : context.arguments.positional()) {
        Result<iiif::Manifest> manifest = context.session.manifest(text);
        if (!manifest)
            return tl::unexpected(manifest.error());
        manifests.push_back(std::move(*manifest));
    }
    return manifests;
}

Result<Manifests> readMendedManifests(Context &context)
{
    Result<Manifests> manifests = readManifests(context);
    if (!manifests)
        return manifests;
    for (iiif::Manifest &manifest : *manifests) {
        Result<curation::Repaired> mended = curation::repaired(manifest);
        if (!mended)
            return tl::unexpected(mended.error());
        tellRepairs(context, mended->repairs);
        manifest = std::move(mended->manifest);
    }
    return manifests;
}

} // namespace

Result<WebAddress> addressFrom(const Arguments &arguments, const QString &option)
{
    const QString text = arguments.value(option);
    if (text.isEmpty())
        return failure(ErrorKind::Usage,
                       Tr::tr("--%1 is needed: the address at which the result will be served.").arg(option));
    const std::optional<WebAddress> address = WebAddress::parse(text);
    if (!address || text.contains(u'#'))
        return failure(ErrorKind::Usage,
                       Tr::tr("--%1 needs an http or https address without a fragment, not “%2”.").arg(option, text));
    return *address;
}

Result<Exit> exportCsv(Context &context)
{
    const Result<Manifests> manifests = readManifests(context);
    if (!manifests)
        return tl::unexpected(manifests.error());
    std::vector<const iiif::Manifest *> pointers;
    for (const iiif::Manifest &manifest : *manifests)
        pointers.push_back(&manifest);
    exchange::ExportOptions options;
    options.isExtended = context.arguments.has(u"extended"_s);
    options.lineEnd = context.arguments.has(u"crlf"_s) ? exchange::LineEnd::CrLf : exchange::LineEnd::Lf;
    options.guardCells = context.arguments.has(u"guard-cells"_s);
    const exchange::ExportedCsv exported = exchange::exportCsv(pointers, exchange::embeddedRows(pointers), options);
    sayAll(exported.diagnostics);
    context.report.addDiagnostics(u"problems"_s, exported.diagnostics);
    const bool hasLosses = hasProblems(exported.diagnostics);
    return writeDocument(exported.csv, context.arguments.value(u"o"_s)).map([&] {
        return hasLosses ? Exit::Problems : Exit::Done;
    });
}

Result<Exit> aggregate(Context &context)
{
    const Result<WebAddress> id = addressFrom(context.arguments, u"id"_s);
    if (!id)
        return tl::unexpected(id.error());
    const Result<Manifests> manifests = readMendedManifests(context);
    if (!manifests)
        return tl::unexpected(manifests.error());
    std::vector<enrichment::AggregateSource> sources;
    for (const iiif::Manifest &manifest : *manifests)
        sources.push_back({.manifest = &manifest});
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const Result<enrichment::AggregateReport> done =
        enrichment::writeAggregate(out, sources, {.id = *id, .label = context.arguments.value(u"label"_s)});
    if (!done)
        return tl::unexpected(done.error());
    sayAll(done->diagnostics);
    context.report.addDiagnostics(u"problems"_s, done->diagnostics);
    const bool isWhole = !hasProblems(done->diagnostics);
    return writeDocument(out.data(), context.arguments.value(u"o"_s)).map([&] {
        return isWhole ? Exit::Done : Exit::Problems;
    });
}

} // namespace kader::cli
