#include "cachewire.h"

#include "net/cache.h"
#include "ui/workspace/network.h"

#include <QSettings>

#include <memory>

using namespace kader;

namespace {

void measure(net::Cache &cache, ui::Network &network, const std::shared_ptr<JobHandle> &job)
{
    *job = cache.measure([&network](qint64 bytes) {
        ui::Network::CacheNews news = network.cache();
        news.used = bytes;
        network.setCache(news);
    });
}

} // namespace

qint64 keptCacheLimit()
{
    const qint64 kept = QSettings().value(net::Cache::limitSetting, net::Cache::standardBytes).toLongLong();
    return kept > 0 ? kept : net::Cache::standardBytes;
}

void connectCache(net::Cache &cache, const QString &folder, ui::Network &network)
{
    network.setCache({.folder = folder, .limit = keptCacheLimit()});
    const auto job = std::make_shared<JobHandle>();
    QObject::connect(&network, &ui::Network::cacheMeasuringWanted, &cache,
                     [&cache, &network, job] { measure(cache, network, job); });
    QObject::connect(&network, &ui::Network::cacheEmptyingWanted, &cache, [&cache, &network, job] {
        cache.clear();
        measure(cache, network, job);
    });
    QObject::connect(&network, &ui::Network::cacheLimitWanted, &cache, [&cache, &network, job](qint64 bytes) {
        QSettings().setValue(net::Cache::limitSetting, bytes);
        ui::Network::CacheNews news = network.cache();
        news.limit = bytes;
        network.setCache(news);
        cache.setMostBytes(bytes);
        measure(cache, network, job);
    });
}
