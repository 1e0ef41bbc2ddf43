#pragma once

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <vector>

namespace kader::bench {

using Nanoseconds = std::chrono::nanoseconds;
using Clock = std::chrono::steady_clock;

/// Microseconds since 1970: the clock of the server's log and of pages in a browser.
[[nodiscard]] qint64 now();
/// When this process began, by the same clock; exact to the kernel's 10 ms, and never later than it was.
[[nodiscard]] qint64 processStart();

/// Of all threads of this process, and of the calling one.
[[nodiscard]] Nanoseconds processCpu();
[[nodiscard]] Nanoseconds threadCpu();
/// Memory of this process in MiB, what is shared with others divided among them.
[[nodiscard]] double proportionalMemory();

[[nodiscard]] inline double milliseconds(Nanoseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}
[[nodiscard]] inline double millisecondsBetween(qint64 from, qint64 to)
{
    return double(to - from) / 1000;
}

/// p50, p95, p99 and max of what was measured; with a prefix before each name.
[[nodiscard]] QJsonObject spread(std::vector<double> values, const QString &prefix = {});
void add(QJsonObject &to, const QJsonObject &more);

/// One line of the contract on standard output, at once.
void say(const QString &stage, QJsonObject fields = {});

} // namespace kader::bench
