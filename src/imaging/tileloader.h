#pragma once

#include "imaging/imagefetch.h"
#include "imaging/tilepyramid.h"

#include <functional>
#include <unordered_map>

namespace kader::imaging {

struct Workshop;

/// Brings the tiles of one image that are wanted now, a few at a time and in the order they are wanted in.
class TileLoader final {
public:
    using Orders = std::function<Result<ImageOrder>(const Tile &)>;
    using Arrived = std::function<void(const Tile &, Result<DecodedImage>)>;

    /// No more than this are asked for at once: what waits here can be dropped without a trace.
    static constexpr size_t MostUnderWay = 6;

    /// `arrived` may be called from inside want(), for a tile that can't be asked for.
    TileLoader(Workshop &shop, Orders orders, Arrived arrived);

    /// From now on these are wanted and no others. What is under way for others is dropped.
    void want(QList<Tile> tiles);
    [[nodiscard]] bool isIdle() const { return m_underWay.empty() && m_queue.isEmpty(); }

private:
    struct Hash {
        size_t operator()(const TileKey &key) const { return qHash(key); }
    };

    void askForMore();
    void ask(const Tile &tile);

    Workshop &m_shop;
    Orders m_orders;
    Arrived m_arrived;
    QList<Tile> m_queue;
    std::unordered_map<TileKey, JobHandle, Hash> m_underWay;
};

} // namespace kader::imaging
