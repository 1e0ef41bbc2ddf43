#include "arguments.h"
#include "demo/sampleannotations.h"
#include "endofinput.h"

#include <QCoreApplication>
#include <QTextStream>

#include <cstdio>

namespace {

int fail(const kader::Error &error)
{
    QTextStream(stderr) << error.toString() << '\n';
    return error.kind == kader::ErrorKind::Usage ? 2 : 3;
}

int serve(const Arguments &arguments)
{
    blockSignals();
    const auto repository = kader::demo::EmbeddedRepository::start(arguments.repository);
    if (!repository)
        return fail(repository.error());
    std::printf("%s\n", qUtf8Printable((*repository)->address().text()));
    std::fflush(stdout);
    waitForEnd(arguments.lifetimeSeconds ? *arguments.lifetimeSeconds * 1000 : -1,
               !arguments.lifetimeSeconds && isInputPipe());
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("kader-demo"));
    const auto arguments = readArguments(QCoreApplication::arguments());
    if (!arguments)
        return fail(arguments.error());
    if (!arguments->samplesFolder)
        return serve(*arguments);
    const auto written = kader::demo::writeSamples(*arguments->samplesFolder);
    return written ? 0 : fail(written.error());
}
