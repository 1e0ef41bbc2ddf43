#pragma once

#include <QString>

#include <functional>

namespace kader::test {

/// What a test does where trouble is real: in a process of its own, so that nothing of it stays. Tells what went
/// wrong, and nothing when all is well. Its objects die with it, so it closes what it opens.
using Confined = std::function<QString(const QString &folder)>;

/// How a confined test ended.
struct Outcome {
    QString problem = {};  ///< Empty when all was well.
    QString obstacle = {}; ///< Why this cannot be tried on this machine; empty when it was.
};

/// In an empty folder on a disk of its own that holds no more than `kilobytes`.
[[nodiscard]] Outcome onSmallDisk(int kilobytes, const Confined &test);
/// In `folder`, which is read-only, whoever looks.
[[nodiscard]] Outcome onReadOnlyMedium(const QString &folder, const Confined &test);
/// Inside of onSmallDisk(): from now on nothing can be written there.
[[nodiscard]] bool becomeReadOnly(const QString &folder);
/// In `folder`, where no file can grow beyond `kilobytes`.
[[nodiscard]] Outcome withSmallFiles(const QString &folder, int kilobytes, const Confined &test);

} // namespace kader::test

/// Inside of a confined test: what should be true.
#define KADER_HOLD(condition) \
    do { \
        if (!(condition)) \
            return QStringLiteral(#condition " in line %1").arg(__LINE__); \
    } while (false)

/// The test around it ends as the confined one did.
#define KADER_CONFINED(call) \
    do { \
        const kader::test::Outcome outcome = (call); \
        if (!outcome.obstacle.isEmpty()) \
            QSKIP(qPrintable(outcome.obstacle)); \
        QVERIFY2(outcome.problem.isEmpty(), qPrintable(outcome.problem)); \
    } while (false)
