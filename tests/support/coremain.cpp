#include "support/registry.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    kader::test::prepareProcess();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("kader-test"));
    return kader::test::runAll(argc, argv);
}
