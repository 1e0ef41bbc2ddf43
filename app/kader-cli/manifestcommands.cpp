#include "commands.h"
#include "console.h"
#include "tables.h"

#include "base/tr.h"
#include "curation/revision.h"
#include "enrichment/aggregate.h"

#include <QFileInfo>

#include <deque>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

/// A manifest that the command line names, mended; `tells`: what was converted and mended is said.
Result<iiif::Manifest> readMended(Context &context, const QString &text, bool tells)
{
    const Result<iiif::Manifest> manifest = context.session.manifest(text, tells);
    if (!manifest)
        return manifest;
    Result<curation::Repaired> mended = curation::repaired(*manifest);
    if (!mended)
        return tl::unexpected(mended.error());
    if (tells)
        tellRepairs(context, mended->repairs);
    return std::move(mended->manifest);
}

/// What goes into an aggregate. Files are read when they are needed, so that there may be more of them than there is
/// memory for; what the repository or a pipe has given stays in `kept`.
Result<std::vector<enrichment::AggregateSource>> aggregateSources(Context &context, std::deque<iiif::Manifest> &kept)
{
    std::vector<enrichment::AggregateSource> sources;
    for (const QString &text : context.arguments.positional()) {
        enrichment::AggregateSource source;
        if (QFileInfo(text).isFile()) {
            source.read = [&context, text, tells = true]() mutable {
                return readMended(context, text, std::exchange(tells, false));
            };
        } else {
            Result<iiif::Manifest> manifest = readMended(context, text, true);
            if (!manifest)
                return tl::unexpected(manifest.error());
            kept.push_back(std::move(*manifest));
            source.manifest = &kept.back();
        }
        sources.push_back(std::move(source));
    }
    return sources;
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

Result<Exit> aggregate(Context &context)
{
    const Result<WebAddress> id = addressFrom(context.arguments, u"id"_s);
    if (!id)
        return tl::unexpected(id.error());
    std::deque<iiif::Manifest> kept;
    const Result<std::vector<enrichment::AggregateSource>> sources = aggregateSources(context, kept);
    if (!sources)
        return tl::unexpected(sources.error());
    enrichment::AggregateReport report;
    const auto write = [&](QIODevice &out) -> Result<void> {
        return enrichment::writeAggregate(out, *sources, {.id = *id, .label = context.arguments.value(u"label"_s)})
            .map([&](const enrichment::AggregateReport &done) { report = done; });
    };
    if (const Result<void> written = writeDocument(write, context.arguments.value(u"o"_s)); !written)
        return tl::unexpected(written.error());
    sayAll(report.diagnostics);
    context.report.addDiagnostics(u"problems"_s, report.diagnostics);
    return hasProblems(report.diagnostics) ? Exit::Problems : Exit::Done;
}

} // namespace kader::cli
