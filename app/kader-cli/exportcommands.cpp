#include "commands.h"
#include "console.h"

#include "base/atomicfile.h"
#include "base/tr.h"
#include "curation/tableexport.h"
#include "exchange/csvwriter.h"

#include <QDir>
#include <QHash>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

/// What an option's word stands for.
template <typename T>
Result<T> chosen(const Arguments &arguments, const QString &option, const QHash<QString, T> &words)
{
    const auto found = words.constFind(arguments.value(option).toLower());
    if (found != words.constEnd())
        return *found;
    QStringList names = words.keys();
    names.sort();
    return failure(ErrorKind::Usage, Tr::tr("--%1 takes one of: %2.").arg(option, names.join(", "_L1)));
}

Result<exchange::ExportOptions> exportOptions(const Arguments &arguments)
{
    const Result<char> separator = separatorFrom(arguments);
    if (!separator)
        return tl::unexpected(separator.error());
    const Result<exchange::ExportEncoding> encoding =
        chosen<exchange::ExportEncoding>(arguments, u"encoding"_s,
                                         {{u"utf-8"_s, exchange::ExportEncoding::Utf8},
                                          {u"utf-8-bom"_s, exchange::ExportEncoding::MarkedUtf8},
                                          {u"utf-16"_s, exchange::ExportEncoding::Utf16}});
    if (!encoding)
        return tl::unexpected(encoding.error());
    return exchange::ExportOptions{.isExtended = arguments.has(u"extended"_s),
                                   .lineEnd =
                                       arguments.has(u"crlf"_s) ? exchange::LineEnd::CrLf : exchange::LineEnd::Lf,
                                   .guardCells = arguments.has(u"guard-cells"_s),
                                   .separator = *separator,
                                   .encoding = *encoding};
}

Result<std::vector<iiif::Manifest>> readManifests(Context &context)
{
    std::vector<iiif::Manifest> manifests;
    for (const QString &text : context.arguments.positional()) {
        Result<iiif::Manifest> manifest = context.session.manifest(text);
        if (!manifest)
            return tl::unexpected(manifest.error());
        manifests.push_back(std::move(*manifest));
    }
    return manifests;
}

Result<void> writePages(const std::vector<curation::ExportedPage> &pages, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return failure(ErrorKind::File, Tr::tr("The folder cannot be made."), {.document = folder});
    for (const curation::ExportedPage &page : pages) {
        if (Result<void> written = writeAtomically(QDir(folder).filePath(page.name), page.json); !written)
            return written;
    }
    return {};
}

} // namespace

Result<char> separatorFrom(const Arguments &arguments)
{
    return chosen<char>(arguments, u"separator"_s, {{u"comma"_s, ','}, {u"semicolon"_s, ';'}, {u"tab"_s, '\t'}});
}

Result<Exit> exportCsv(Context &context)
{
    const Result<exchange::ExportOptions> options = exportOptions(context.arguments);
    if (!options)
        return tl::unexpected(options.error());
    const Result<std::vector<iiif::Manifest>> manifests = readManifests(context);
    if (!manifests)
        return tl::unexpected(manifests.error());
    std::vector<const iiif::Manifest *> pointers;
    for (const iiif::Manifest &manifest : *manifests)
        pointers.push_back(&manifest);
    const exchange::ExportedCsv exported = exchange::exportCsv(pointers, exchange::embeddedRows(pointers), *options);
    sayAll(exported.diagnostics);
    context.report.addDiagnostics(u"problems"_s, exported.diagnostics);
    const bool hasLosses = hasProblems(exported.diagnostics);
    return writeDocument(exported.csv, context.arguments.value(u"o"_s)).map([&] {
        return hasLosses ? Exit::Problems : Exit::Done;
    });
}

Result<Exit> exportPages(Context &context)
{
    const bool isEach = context.arguments.has(u"each-canvas"_s);
    const QString output = context.arguments.value(u"o"_s);
    if (isEach && output.isEmpty())
        return failure(ErrorKind::Usage, Tr::tr("--each-canvas needs a folder (-o DIR)."));
    Result<std::vector<iiif::Manifest>> manifests = readManifests(context);
    if (!manifests)
        return tl::unexpected(manifests.error());
    curation::Snapshot snapshot;
    for (iiif::Manifest &manifest : *manifests) {
        const QString name = manifest.document().name();
        snapshot.sources.push_back(std::make_shared<const curation::ManifestSource>(
            curation::ManifestSource{.id = QUuid::createUuidV5(QUuid(), manifest.id() + name),
                                     .origin = name,
                                     .title = name,
                                     .fetched = {},
                                     .manifest = std::move(manifest)}));
    }
    const Result<curation::ExportedPages> pages =
        curation::exportPages(snapshot, isEach ? curation::PageCut::EachCanvas : curation::PageCut::OnePage);
    if (!pages)
        return tl::unexpected(pages.error());
    sayAll(pages->diagnostics);
    context.report.addDiagnostics(u"problems"_s, pages->diagnostics);
    return (isEach ? writePages(pages->pages, output) : writeDocument(pages->pages.front().json, output)).map([] {
        return Exit::Done;
    });
}

} // namespace kader::cli
