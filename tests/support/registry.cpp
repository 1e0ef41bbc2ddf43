#include "support/registry.h"

#include <QTest>

#include <vector>

#include <sys/resource.h>

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

void prepareProcess()
{
    // A crash is told by the sanitizers and by CTest. A debugger's stack trace, or a core file of a sanitizer's
    // terabytes of address space, takes minutes and tells less.
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);
    qputenv("QTEST_DISABLE_STACK_DUMP", "1");
}

int runAll(int argc, char **argv)
{
    const QString only = qEnvironmentVariable("KADER_TEST_CLASS");
    int failed = 0;
    for (const Factory &make : factories()) {
        const std::unique_ptr<QObject> test = make();
        if (!only.isEmpty() && only != QLatin1StringView(test->metaObject()->className()))
            continue;
        failed += QTest::qExec(test.get(), argc, argv);
    }
    return failed == 0 ? 0 : 1;
}

} // namespace kader::test
