#include "commands.h"
#include "console.h"

#include <QCoreApplication>

#include <map>

using namespace Qt::StringLiterals;
using namespace kader;
using namespace kader::cli;

namespace {

Command commandNamed(const QString &name)
{
    static const std::map<QString, Command> commands = {
        {u"collections"_s, listCollections},
        {u"datasets"_s, listDatasets},
        {u"search"_s, search},
        {u"show"_s, show},
        {u"fetch"_s, fetch},
        {u"annotate"_s, annotate},
        {u"export-csv"_s, exportCsv},
        {u"export-pages"_s, exportPages},
        {u"enrich"_s, enrich},
        {u"aggregate"_s, aggregate},
        {u"validate"_s, validate},
        {u"harvest"_s, harvest},
        {u"merge"_s, merge},
        {u"inspect"_s, inspect},
        {u"convert"_s, convert},
    };
    return commands.at(name);
}

Exit fail(const Error &error)
{
    sayError(error);
    return exitFor(error);
}

Exit run(const Arguments &arguments)
{
    Session session(arguments.session);
    Report report(arguments.command, !arguments.report.isEmpty());
    Context context{arguments, session, report};
    const Result<Exit> outcome = commandNamed(arguments.command)(context);
    if (!outcome)
        report.addError(outcome.error());
    Exit exit = outcome ? *outcome : fail(outcome.error());
    if (!arguments.report.isEmpty()) {
        report.set(u"exit"_s, int(exit));
        if (const Result<void> written = writeDocument(report.toJson(), arguments.report); !written)
            exit = worse(exit, fail(written.error()));
    }
    return exit;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"kader-cli"_s);
    QCoreApplication::setApplicationVersion(u"" KADER_VERSION ""_s);
    const Result<Arguments> arguments = readArguments(QCoreApplication::arguments());
    return int(arguments ? run(*arguments) : fail(arguments.error()));
}
