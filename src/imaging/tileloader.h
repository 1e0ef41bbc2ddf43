#pragma once

#include "imaging/imagefetch.h"
#include "imaging/tilepyramid.h"

#include <QSet>

#include <functional>
#include <unordered_map>

namespace kader::imaging {

struct Workshop;

/// Brings the tiles of one image that are wanted now, in the order they are wanted in, and behind them those that may
/// be wanted soon.
class TileLoader final {
public:
    using Orders = std::function<Result<ImageOrder>(const Tile &)>;
    using Arrived = std::function<void(const Tile &, Result<DecodedImage>)>;

    /// `arrived` may be called from inside want(), for a tile that can't be asked for.
    TileLoader(Workshop &shop, Orders orders, Arrived arrived);

    /// From now on these are wanted and no others. What is under way for others is dropped, unless it is nearly here.
    /// `soon` is asked for where the host has nothing better to do.
    void want(const QList<Tile> &now, const QList<Tile> &soon = {});
    /// Drops all that is under way, nearly here or not: it was ordered otherwise than it would be now.
    void clear();
    /// Nothing that is wanted now is under way.
    [[nodiscard]] bool isIdle() const { return m_wanted == 0; }

private:
    enum class Use { Now, Soon, Nobodys };
    struct Load {
        Use use;
        quint64 number; ///< In the order of asking.
        std::unique_ptr<ImageFetch> fetch;
    };
    struct Hash {
        size_t operator()(const TileKey &key) const { return qHash(key); }
    };

    void drop(const QSet<TileKey> &wanted);
    void want(const Tile &tile, Use use);
    void ask(const Tile &tile, Use use);
    void setUse(Load &load, Use use);
    void ended(const Tile &tile, Result<DecodedImage> image);

    Workshop &m_shop;
    Orders m_orders;
    Arrived m_arrived;
    std::unordered_map<TileKey, Load, Hash> m_loads;
    quint64 m_asked = 0;
    qsizetype m_wanted = 0; ///< Loads for Use::Now.
};

} // namespace kader::imaging
