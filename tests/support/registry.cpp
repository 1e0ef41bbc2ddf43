#include "support/registry.h"

#include <QCoreApplication>
#include <QTest>

#include <vector>

namespace kader::test {

namespace {

std::vector<Factory> &factories()
{
    static std::vector<Factory> all;
    return all;
}

} // namespace

bool add(Factory factory)
{
    factories().push_back(std::move(factory));
    return true;
}

} // namespace kader::test

int main(int argc, char **argv)
{
    qputenv("QTEST_DISABLE_STACK_DUMP", "1"); // a debugger in a test run costs minutes and tells less than the sanitizers
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("kader-test"));
    int failed = 0;
    for (const kader::test::Factory &make : kader::test::factories()) {
        const std::unique_ptr<QObject> test = make();
        failed += QTest::qExec(test.get(), argc, argv);
    }
    return failed == 0 ? 0 : 1;
}
