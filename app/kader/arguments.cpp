#include "arguments.h"

#include "base/tr.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using kader::Tr;
using kader::WebAddress;

namespace {

constexpr QLatin1StringView ownRepository("https://data.4tu.nl");

[[noreturn]] void refuse(const QString &why)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(why));
    std::exit(2);
}

} // namespace

Arguments readArguments(const QCoreApplication &application)
{
    const QCommandLineOption demo(u"demo"_s, Tr::tr("Browse an invented repository inside the program."));
    const QCommandLineOption repository(u"repository"_s, Tr::tr("Browse the repository at this address."), u"URL"_s,
                                        ownRepository);
    const QCommandLineOption settings(
        u"settings"_s, Tr::tr("Keep settings, unnamed curations and what was seen in this folder."), u"DIR"_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(Tr::tr("Looks at, annotates and curates IIIF images of research data."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({demo, repository, settings});
    parser.addPositionalArgument(u"what"_s, Tr::tr("Curations, manifests, UUIDs, DOIs or addresses to open."),
                                 u"[what…]"_s);
    parser.process(application);
    const QString typed = parser.value(repository);
    const std::optional<WebAddress> address = WebAddress::parse(typed);
    if (!address)
        refuse(Tr::tr("The repository needs an http or https address, not \"%1\".").arg(typed));
    return {.isDemo = parser.isSet(demo),
            .repository = *address,
            .repositoryName = typed == ownRepository ? u"4TU.ResearchData"_s : address->host(),
            .settingsFolder = parser.isSet(settings)
                                  ? std::optional(QFileInfo(parser.value(settings)).absoluteFilePath())
                                  : std::nullopt,
            .toOpen = parser.positionalArguments()};
}
