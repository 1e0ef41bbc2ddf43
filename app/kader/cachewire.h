#pragma once

#include <QString>

namespace kader::net {
class Cache;
}

namespace kader::ui {
class Network;
}

/// How much of what was seen may be kept, as it was last chosen.
[[nodiscard]] qint64 keptCacheLimit();

/// Lets the window see the cache and do what it wants with it. Both outlive what is said.
void connectCache(kader::net::Cache &cache, const QString &folder, kader::ui::Network &network);
