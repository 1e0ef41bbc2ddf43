#include "support/registry.h"
#include "support/watchedapplication.h"

#include <QStandardPaths>

int main(int argc, char **argv)
{
    kader::test::prepareProcess();
    // Where there is a display too, tests run without it, and never on a person's own settings.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    const kader::test::WatchedApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("kader-test"));
    return kader::test::runAll(argc, argv);
}
