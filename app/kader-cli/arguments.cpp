#include "arguments.h"

#include "base/tr.h"
#include "console.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

QCommandLineOption valueOption(const QString &name, const QString &description, const QString &value,
                               const QString &standard = {})
{
    return QCommandLineOption(name, description, value, standard);
}

QCommandLineOption output()
{
    return QCommandLineOption({u"o"_s, u"output"_s},
                              Tr::tr("Write the document to this file instead of standard output."), u"FILE"_s);
}

std::vector<QCommandLineOption> globalOptions()
{
    return {valueOption(u"repository"_s, Tr::tr("Address of the repository."), u"URL"_s, Session::Options().repository),
            {u"demo"_s, Tr::tr("Use the embedded demo repository.")},
            valueOption(u"cache"_s, Tr::tr("Keep what was fetched in this folder, and not in that of the window."),
                        u"DIR"_s, Session::Options().cache),
            {u"no-cache"_s, Tr::tr("Use nothing that was fetched before, and keep nothing.")},
            {u"offline"_s, Tr::tr("Ask no server; use what was fetched before.")},
            valueOption(u"report"_s, Tr::tr("Write a JSON account of the run to this file."), u"FILE"_s)};
}

std::vector<QCommandLineOption> enrichmentOptions()
{
    return {valueOption(u"fields"_s, Tr::tr("Which fields, separated by commas; all when left out."), u"a,b,…"_s),
            valueOption(u"lang"_s, Tr::tr("Language of the entries."), u"TAG"_s, u"en"_s),
            {u"overwrite"_s, Tr::tr("Let the record win over what the manifest says.")},
            {u"no-summary"_s, Tr::tr("Do not make a summary from the description.")}};
}

std::vector<QCommandLineOption> with(std::vector<QCommandLineOption> options,
                                     const std::vector<QCommandLineOption> &more)
{
    options.insert(options.end(), more.begin(), more.end());
    return options;
}

std::vector<CommandLine> browsingLines()
{
    const QCommandLineOption json(u"json"_s, Tr::tr("Print a JSON array of objects."));
    return {
        {u"collections"_s,
         u"[--search TEXT] [--json]"_s,
         Tr::tr("List collections, one a line: uuid, title, date."),
         {0, 0},
         {valueOption(u"search"_s, Tr::tr("Only those that contain this text."), u"TEXT"_s), json}},
        {u"datasets"_s,
         u"--collection UUID [--json]"_s,
         Tr::tr("List the datasets of a collection, one a line: uuid, title, date."),
         {0, 0},
         {valueOption(u"collection"_s, Tr::tr("The collection: UUID, DOI or address."), u"UUID"_s), json}},
        {u"search"_s,
         u"[WORDS…] [--author NAME] [--category NAME] [--keyword WORD] [--licence NAME] [--since DATE] [--until DATE] [--titles] [--json]"_s,
         Tr::tr("Find collections and datasets, best first, one a line: uuid, kind, title, date, authors.\n      "
                "All words must occur; “\"several words\"” stand together, OR parts alternatives."),
         {0, -1},
         {valueOption(u"author"_s, Tr::tr("Only those by this author: a name or an ORCID."), u"NAME"_s),
          valueOption(u"category"_s, Tr::tr("Only those in this category: its name or number."), u"NAME"_s),
          valueOption(u"keyword"_s, Tr::tr("Only those with this keyword."), u"WORD"_s),
          valueOption(u"licence"_s, Tr::tr("Only those under this licence, or “open” for any open one."), u"NAME"_s),
          valueOption(u"since"_s, Tr::tr("Only those published on this day or later."), u"YYYY-MM-DD"_s),
          valueOption(u"until"_s, Tr::tr("Only those published on this day or earlier."), u"YYYY-MM-DD"_s),
          {u"titles"_s, Tr::tr("Look in titles and authors only, not in descriptions and keywords.")},
          json}},
        {u"show"_s,
         u"DATASET [--citation text|bibtex] [--json]"_s,
         Tr::tr("Tell what is known of a dataset."),
         {1, 1},
         {valueOption(u"citation"_s, Tr::tr("Print how to cite it and nothing else: text or bibtex."),
                      u"text|bibtex"_s),
          {u"json"_s, Tr::tr("Print a JSON object.")}}},
        {u"fetch"_s,
         u"DATASET [-o FILE]"_s,
         Tr::tr("Save a dataset's manifest as it is served, byte for byte."),
         {1, 1},
         {output()}},
    };
}

std::vector<CommandLine> annotationLines()
{
    return {
        {u"annotate"_s,
         u"MANIFEST CSV|MANIFEST [-o FILE] [--on-duplicate skip|add] [--delete-gone] [--rejects FILE] [--repair]"_s,
         Tr::tr("Add the annotations of a CSV, or of another manifest, to a manifest."),
         {2, 2},
         {output(),
          valueOption(u"on-duplicate"_s, Tr::tr("What to do with rows that are there already: skip or add."),
                      u"skip|add"_s, u"skip"_s),
          {u"delete-gone"_s, Tr::tr("Delete the annotations that an extended export had and the CSV has no more.")},
          valueOption(u"rejects"_s, Tr::tr("Write the rejected rows with their reasons to this CSV."), u"FILE"_s),
          {u"repair"_s, Tr::tr("Mend the manifest's known faults too.")}}},
        {u"export-csv"_s,
         u"MANIFEST… [-o FILE] [--extended] [--separator WORD] [--encoding WORD] [--crlf] [--guard-cells]"_s,
         Tr::tr("Write a manifest's annotations as CSV."),
         {1, -1},
         {output(),
          {u"extended"_s, Tr::tr("With the columns that carry what five cannot.")},
          valueOption(u"separator"_s, Tr::tr("What stands between fields: comma, semicolon or tab."), u"WORD"_s,
                      u"comma"_s),
          valueOption(u"encoding"_s, Tr::tr("utf-8, utf-8-bom (for spreadsheets) or utf-16."), u"WORD"_s, u"utf-8"_s),
          {u"crlf"_s, Tr::tr("End lines with CRLF.")},
          {u"guard-cells"_s, Tr::tr("Put an apostrophe before cells that a spreadsheet would compute.")}}},
        {u"merge"_s,
         u"CURATION OTHER [--conflicts mine|theirs|both]"_s,
         Tr::tr("Take the annotations of another curation over into this one, as one step."),
         {2, 2},
         {valueOption(u"conflicts"_s, Tr::tr("Which to keep where both have an annotation and it differs."),
                      u"mine|theirs|both"_s, u"mine"_s)}},
        {u"export-pages"_s,
         u"MANIFEST… ([-o FILE] | --each-canvas -o DIR)"_s,
         Tr::tr("Write the annotations that manifests hold as a W3C AnnotationPage."),
         {1, -1},
         {output(), {u"each-canvas"_s, Tr::tr("One page for each canvas that has annotations, into a folder.")}}},
    };
}

std::vector<CommandLine> manifestLines()
{
    return {
        {u"enrich"_s,
         u"MANIFEST [--dataset UUID | --record FILE] [--fields a,b,…] [--lang en] [--overwrite] [--no-summary] [--id URL] [-o FILE]"_s,
         Tr::tr("Put a dataset's metadata into its manifest."),
         {1, 1},
         with(enrichmentOptions(),
              {output(),
               valueOption(u"dataset"_s, Tr::tr("The dataset whose record is used; the manifest's own when left out."),
                           u"UUID"_s),
               valueOption(u"record"_s, Tr::tr("A saved record in place of the repository's."), u"FILE"_s),
               valueOption(u"id"_s, Tr::tr("Address at which the result will be served."), u"URL"_s)})},
        {u"aggregate"_s,
         u"MANIFEST… --id URL [--label TEXT] [-o FILE]"_s,
         Tr::tr("Bring the canvases of several manifests into one."),
         {1, -1},
         {output(), valueOption(u"id"_s, Tr::tr("Address at which the result will be served."), u"URL"_s),
          valueOption(u"label"_s, Tr::tr("Its label; the datasets' titles when left out."), u"TEXT"_s)}},
        {u"validate"_s,
         u"DOCUMENT… [--json] | --rules [--json]"_s,
         Tr::tr("Hold documents against the specification; one problem a line."),
         {0, -1},
         {QCommandLineOption(u"rules"_s, Tr::tr("List the rules that documents are held against.")),
          QCommandLineOption(u"json"_s, Tr::tr("Write JSON instead of lines."))}},
    };
}

std::vector<CommandLine> documentLines()
{
    return {
        {u"inspect"_s,
         u"DOCUMENT… [--json]"_s,
         Tr::tr("Tell what documents are: kind, version, canvases, annotations, and what is odd about them."),
         {1, -1},
         {{u"json"_s, Tr::tr("Print a JSON array of objects.")}}},
        {u"convert"_s,
         u"DOCUMENT [-o FILE]"_s,
         Tr::tr("Write a document as IIIF Presentation 3; one that is stays as it is, byte for byte."),
         {1, 1},
         {output()}},
    };
}

std::vector<CommandLine> harvestLines()
{
    return {
        {u"harvest"_s,
         u"(--collection UUID | --dataset UUID…) (-o NAME.kader | [--csv [DATASET=]FILE]… --base-url URL -o DIR)"_s,
         Tr::tr("Bring a collection or datasets into a curation, or do the whole job for them into a folder.\n      "
                "A curation that is there is gone on with, after an interruption too."),
         {0, -1},
         with(enrichmentOptions(),
              {QCommandLineOption({u"o"_s, u"output"_s}, Tr::tr("Folder for the results, or a curation."), u"DIR"_s),
               valueOption(u"collection"_s, Tr::tr("The collection: UUID, DOI or address."), u"UUID"_s),
               valueOption(u"dataset"_s, Tr::tr("A dataset; may be repeated, and followed by more."), u"UUID"_s),
               valueOption(u"csv"_s,
                           Tr::tr("Annotations, for one dataset or for those that its rows name; may be repeated."),
                           u"[DATASET=]FILE"_s),
               valueOption(u"base-url"_s, Tr::tr("Address below which the results will be served."), u"URL"_s)})},
    };
}

/// The first argument that is no option and no global option's value.
QString commandIn(const QStringList &arguments)
{
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == "--repository"_L1 || argument == "--report"_L1 || argument == "--cache"_L1)
            ++i;
        else if (!argument.startsWith(u'-'))
            return argument;
    }
    return {};
}

tl::unexpected<Error> usage(const QString &message)
{
    return failure(ErrorKind::Usage, message);
}

[[noreturn]] void printAndEnd(const QString &text)
{
    std::fputs(qUtf8Printable(text), stdout);
    std::exit(0);
}

QString versionText()
{
    return u"kader-cli " KADER_VERSION "\n"_s;
}

Result<void> checkCount(const CommandLine &line, qsizetype given)
{
    if (given >= line.count.least && (line.count.most < 0 || given <= line.count.most))
        return {};
    return usage(Tr::tr("usage: kader-cli %1 %2").arg(line.name, line.syntax));
}

/// Why what is said about the cache makes no sense; empty when it does.
QString problemOfCache(const QCommandLineParser &parser)
{
    const bool isNone = parser.isSet(u"no-cache"_s);
    if (isNone && parser.isSet(u"cache"_s))
        return Tr::tr("--cache and --no-cache exclude each other.");
    if (parser.isSet(u"cache"_s) && parser.value(u"cache"_s).isEmpty())
        return Tr::tr("--cache needs a folder.");
    if (parser.isSet(u"offline"_s) && (isNone || parser.isSet(u"demo"_s)))
        return Tr::tr("--offline needs what was fetched before; %1 has none.")
            .arg(isNone ? u"--no-cache"_s : u"--demo"_s);
    return {};
}

} // namespace

const std::vector<CommandLine> &commandLines()
{
    static const std::vector<CommandLine> all = [] {
        std::vector<CommandLine> lines;
        for (const std::vector<CommandLine> &some :
             {browsingLines(), documentLines(), annotationLines(), manifestLines(), harvestLines()})
            lines.insert(lines.end(), some.begin(), some.end());
        return lines;
    }();
    return all;
}

QString helpText()
{
    QString text = Tr::tr("usage: kader-cli [--repository URL | --demo] [--cache DIR | --no-cache] [--offline]\n"
                          "                 COMMAND … [--report FILE]") +
                   u"\n\n"_s;
    for (const CommandLine &line : commandLines())
        text += u"  "_s + line.name + u' ' + line.syntax + u"\n      "_s + line.description + u'\n';
    text += u'\n' +
            Tr::tr("DATASET and MANIFEST are a UUID, a DOI, an http(s) address or a file.\n"
                   "`kader-cli COMMAND --help` explains a command's options.\n"
                   "Exit codes: 0 done; 1 done, but some rows or datasets had problems; 2 wrong usage;\n"
                   "3 input unusable; 4 repository or network failed.") +
            u'\n';
    return text;
}

Result<Arguments> readArguments(const QStringList &arguments)
{
    const QString command = commandIn(arguments);
    if (command.isEmpty()) {
        if (arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s))
            printAndEnd(helpText());
        if (arguments.contains(u"--version"_s) || arguments.contains(u"-v"_s))
            printAndEnd(versionText());
        return usage(Tr::tr("No command was given; kader-cli --help lists them."));
    }
    const auto line = std::find_if(commandLines().begin(), commandLines().end(),
                                   [&](const CommandLine &candidate) { return candidate.name == command; });
    if (line == commandLines().end())
        return usage(
            Tr::tr("There is no command “%1”; kader-cli --help lists them. A command's own options come after it.")
                .arg(command));

    Arguments read{.command = command, .parser = std::make_shared<QCommandLineParser>(), .session = {}, .report = {}};
    QCommandLineParser &parser = *read.parser;
    parser.setApplicationDescription(line->description);
    parser.addPositionalArgument(line->name, line->syntax, line->name + u' ' + line->syntax);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    for (const QCommandLineOption &option : globalOptions())
        parser.addOption(option);
    for (const QCommandLineOption &option : line->options)
        parser.addOption(option);
    if (!parser.parse(arguments))
        return usage(parser.errorText());
    if (parser.isSet(help))
        printAndEnd(parser.helpText());
    if (parser.isSet(version))
        printAndEnd(versionText());
    if (parser.isSet(u"demo"_s) && parser.isSet(u"repository"_s))
        return usage(Tr::tr("--demo and --repository exclude each other."));
    if (const QString problem = problemOfCache(parser); !problem.isEmpty())
        return usage(problem);
    if (!WebAddress::parse(parser.value(u"repository"_s)))
        return usage(
            Tr::tr("--repository needs an http or https address, not “%1”.").arg(parser.value(u"repository"_s)));
    if (Result<void> counted = checkCount(*line, parser.positionalArguments().size() - 1); !counted)
        return tl::unexpected(counted.error());
    const bool hasOutput = parser.optionNames().contains(u"o"_s) || parser.optionNames().contains(u"output"_s);
    if (Result<void> apart =
            requireApart({hasOutput ? parser.value(u"o"_s) : QString(), parser.value(u"report"_s)}, {});
        !apart)
        return tl::unexpected(apart.error());
    read.session.isDemo = parser.isSet(u"demo"_s);
    read.session.repository = parser.value(u"repository"_s);
    read.session.cache = parser.isSet(u"no-cache"_s) ? QString() : parser.value(u"cache"_s);
    read.session.isOffline = parser.isSet(u"offline"_s);
    read.report = parser.value(u"report"_s);
    return read;
}

} // namespace kader::cli
