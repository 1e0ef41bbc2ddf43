#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace kader::test {

using Factory = std::function<std::unique_ptr<QObject>()>;

/// Adds a Qt Test class to the executable it is compiled into; runAll() runs all of them in turn.
bool add(Factory factory);

/// What every test process does first.
void prepareProcess();
/// Runs every class that was added, or those that KADER_TEST_CLASS names with commas between, without those that
/// KADER_TEST_EXCEPT names. The answer is the exit code, and no success when nothing was run. There is an application
/// by then.
[[nodiscard]] int runAll(int argc, char **argv);

} // namespace kader::test

#define KADER_TEST(Class) \
    static const bool registered##Class = kader::test::add([] { return std::unique_ptr<QObject>(new Class); })
