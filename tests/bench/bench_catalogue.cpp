// How long it takes to list a whole repository of 5,000 collections and 20,000 datasets, what it weighs, and how fast
// it is searched. The embedded repository runs in a process of its own, so that only the catalogue is weighed.

#include "gauges.h"
#include "net/client.h"
#include "pulse.h"
#include "repository/repository.h"
#include "repository/search.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QThreadPool>

#include <cstdio>

#include <malloc.h>

using namespace kader;
using namespace kader::repository;
using namespace Qt::StringLiterals;

namespace {

Catalogue load(const QString &how, const Repository &repository)
{
    std::printf("%s\n", qPrintable(how));
    Pulse pulse;
    QElapsedTimer timer;
    timer.start();
    Catalogue catalogue;
    QEventLoop loop;
    const JobHandle handle = repository.catalogue(
        [&](const Catalogue &sofar) {
            std::printf("%6d items after %8.1f ms\n", int(sofar.size()), milliseconds(timer));
        },
        [&](const Result<Catalogue> &all) {
            catalogue = all.value_or(Catalogue());
            loop.quit();
        });
    loop.exec();
    std::printf(
        "%6d items, all, %8.1f ms; the event loop stood still for %.1f ms at most; memory %.1f MB, at most %.1f "
        "MB\n",
        int(catalogue.size()), milliseconds(timer), pulse.longestPause(), memory("VmRSS"), memory("VmHWM"));
    return catalogue;
}

/// Once from the server, and once more from what was kept.
void loadAndKeep(const WebAddress &base)
{
    const QTemporaryDir folder;
    for (const QString &how : {u"to be kept"_s, u"kept"_s}) {
        QElapsedTimer timer;
        {
            net::Client client({}, std::make_unique<net::Cache>(net::Cache::Options{.folder = folder.path()}));
            static_cast<void>(load(how, Repository(client, base)));
            const net::Counters counters = client.counters();
            std::printf("%lld requests, %.1f MB from the server, %.1f MB from the cache\n",
                        static_cast<long long>(counters.requests), double(counters.bytes) / 1e6,
                        double(counters.bytesFromCache) / 1e6);
            timer.start();
        }
        std::printf("the cache closed in %.1f ms\n", milliseconds(timer));
    }
}

void measure(const Catalogue &catalogue, const QString &typed)
{
    constexpr int runs = 51;
    double best = 1e9;
    double sum = 0;
    size_t found = 0;
    for (int run = 0; run < runs; ++run) {
        QElapsedTimer timer;
        timer.start();
        found = search(catalogue, SearchQuery(typed)).size();
        best = std::min(best, milliseconds(timer));
        sum += milliseconds(timer);
    }
    std::printf("%-42s %6zu found, %6.2f ms (best %.2f)\n", qPrintable(u'“' + typed + u'”'), found, sum / runs, best);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const DemoServer demo({u"--collections"_s, u"5000"_s, u"--datasets"_s, u"20000"_s});
    const std::optional<WebAddress> base = demo.address();
    if (!base)
        return 1;
    std::printf("before: memory %.1f MB\n", memory("VmRSS"));
    loadAndKeep(*base);
    net::Client client;
    Catalogue catalogue = load(u"without a cache"_s, Repository(client, *base));
    for (const QString &typed : {u"e"_s, u"er"_s, u"erosion"_s, u"erosion river 2004"_s, u"\"bank erosion\""_s,
                                 u"glacier OR yeast OR dike"_s, u"lukasz krakow"_s, u"nothing of that kind"_s})
        measure(catalogue, typed);
    malloc_trim(0);
    const double with = memory("VmRSS");
    catalogue = {};
    QThreadPool::globalInstance()->waitForDone(); // It is taken apart there.
    malloc_trim(0);
    std::printf("the catalogue alone: %.1f MB\n", with - memory("VmRSS"));
    return 0;
}
