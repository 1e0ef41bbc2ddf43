#include "bodies.h"

#include <QCoreApplication>

#include <cstdio>

using namespace kader;
using namespace kader::net;

/// cache_writer FOLDER SEED KEYS MOST [LAST]: puts answers into a cache, until it is killed or has put LAST of them,
/// and reads every third back. Prints `number revision` when one is kept, and ends with 1 when what it reads is wrong.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    CacheFolder folder({.folder = arguments.value(1), .mostBytes = arguments.value(4).toLongLong()});
    QRandomGenerator random(arguments.value(2).toUInt());
    const int keys = arguments.value(3).toInt();
    const int last = arguments.value(5, QStringLiteral("1000000")).toInt();
    for (int revision = 1; revision <= last; ++revision) {
        const int number = random.bounded(keys);
        if (folder.put(test::keyNumber(number), test::answerOf(test::bodyOf(number, revision)), test::morning)) {
            std::printf("%d %d\n", number, revision);
            std::fflush(stdout);
        }
        const int other = random.bounded(keys);
        const auto kept = revision % 3 == 0 ? folder.find(test::keyNumber(other)) : std::nullopt;
        if (kept && test::revisionIn(kept->response.body, other) < 0) {
            std::fprintf(stderr, "the body of %d is wrong\n", other);
            return 1;
        }
    }
    return 0;
}
