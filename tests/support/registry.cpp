#include "support/registry.h"

#include <QStringList>
#include <QTest>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <thread>
#include <vector>

#include <sys/resource.h>

namespace kader::test {

namespace {

std::vector<Factory> &factories()
{
    static std::vector<Factory> all;
    return all;
}

/// Threads that Qt calls finished are on their way out for a moment more, and the check for leaks at the end of the
/// process may trip over one of them, or over what the resolver keeps for it. Runs when all that was made since main()
/// began is gone, without Qt, and gives up where something keeps threads, which are at rest then.
void waitForThreads()
{
    using namespace std::chrono_literals;
    const auto count = [] {
        std::error_code none;
        return std::distance(std::filesystem::directory_iterator("/proc/self/task", none), {});
    };
    const auto end = std::chrono::steady_clock::now() + 500ms;
    while (count() > 1 && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(1ms);
}

QStringList namesIn(const char *variable)
{
    return qEnvironmentVariable(variable).split(QLatin1Char(','), Qt::SkipEmptyParts);
}

} // namespace

bool add(Factory factory)
{
    factories().push_back(std::move(factory));
    return true;
}

void prepareProcess()
{
    std::atexit(waitForThreads);
    // A crash is told by the sanitizers and by CTest. A debugger's stack trace, or a core file of a sanitizer's
    // terabytes of address space, takes minutes and tells less.
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);
    qputenv("QTEST_DISABLE_STACK_DUMP", "1");
}

int runAll(int argc, char **argv)
{
    const QStringList only = namesIn("KADER_TEST_CLASS");
    const QStringList except = namesIn("KADER_TEST_EXCEPT");
    bool isAnyRun = false;
    std::vector<const char *> failed;
    for (const Factory &make : factories()) {
        const std::unique_ptr<QObject> test = make();
        const QString name = QString::fromLatin1(test->metaObject()->className());
        if ((!only.isEmpty() && !only.contains(name)) || except.contains(name))
            continue;
        isAnyRun = true;
        if (QTest::qExec(test.get(), argc, argv) != 0)
            failed.push_back(test->metaObject()->className());
    }
    // Once more at the end, which is what is kept of long outputs.
    for (const char *name : failed)
        std::fprintf(stderr, "failed: %s\n", name);
    waitForThreads();
    if (!isAnyRun)
        std::fprintf(stderr, "there is no such test class\n");
    return isAnyRun && failed.empty() ? 0 : 1;
}

} // namespace kader::test
