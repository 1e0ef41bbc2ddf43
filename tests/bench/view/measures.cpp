#include "measures.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace kader::bench {

namespace {

Nanoseconds readClock(clockid_t id)
{
    timespec time = {};
    clock_gettime(id, &time);
    return std::chrono::seconds(time.tv_sec) + Nanoseconds(time.tv_nsec);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

} // namespace

qint64 now()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(readClock(CLOCK_REALTIME)).count();
}

qint64 processStart()
{
    const QByteArray stat = contentOf(u"/proc/self/stat"_s);
    // The second field may hold anything; the start is the 22nd, in ticks since the machine was started.
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    const qint64 perSecond = sysconf(_SC_CLK_TCK);
    const Nanoseconds start = std::chrono::microseconds(fields.value(19).toLongLong() * 1'000'000 / perSecond);
    const Nanoseconds age = readClock(CLOCK_BOOTTIME) - start;
    return now() - std::chrono::duration_cast<std::chrono::microseconds>(age).count();
}

Nanoseconds processCpu()
{
    return readClock(CLOCK_PROCESS_CPUTIME_ID);
}

Nanoseconds threadCpu()
{
    return readClock(CLOCK_THREAD_CPUTIME_ID);
}

double proportionalMemory()
{
    const QList<QByteArray> lines = contentOf(u"/proc/self/smaps_rollup"_s).split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("Pss:"))
            return rounded(line.mid(4).trimmed().split(' ').first().toDouble() / 1024);
    }
    return 0;
}

QJsonObject spread(std::vector<double> values, const QString &prefix)
{
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        if (values.empty())
            return 0.0;
        return rounded(values[std::min(values.size() - 1, size_t(share * double(values.size())))]);
    };
    return {{prefix + u"p50"_s, at(0.5)},
            {prefix + u"p95"_s, at(0.95)},
            {prefix + u"p99"_s, at(0.99)},
            {prefix + u"max"_s, at(1)}};
}

void add(QJsonObject &to, const QJsonObject &more)
{
    for (auto field = more.begin(); field != more.end(); ++field)
        to.insert(field.key(), field.value());
}

void say(const QString &stage, QJsonObject fields)
{
    fields.insert(u"stage"_s, stage);
    std::printf("%s\n", QJsonDocument(fields).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

} // namespace kader::bench
