#include "support/registry.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QStringList>
#include <QTest>
#include <QThreadPool>

#include <chrono>
#include <cstdio>
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
/// process may trip over one of them. Where something keeps a thread for good this gives up.
void waitForThreads()
{
    using namespace std::chrono_literals;
    QThreadPool::globalInstance()->waitForDone();
    const QDir threads(QStringLiteral("/proc/self/task"));
    for (const QDeadlineTimer end(1s); !end.hasExpired(); QThread::msleep(1)) {
        if (threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() <= 1)
            return;
    }
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
