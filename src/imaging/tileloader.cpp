#include "imaging/tileloader.h"

#include "imaging/workshop.h"

#include <QSet>

namespace kader::imaging {

TileLoader::TileLoader(Workshop &shop, Orders orders, Arrived arrived)
    : m_shop(shop), m_orders(std::move(orders)), m_arrived(std::move(arrived))
{}

void TileLoader::want(QList<Tile> tiles)
{
    QSet<TileKey> wanted;
    for (const Tile &tile : tiles)
        wanted.insert(tile.key);
    std::erase_if(m_underWay, [&](const auto &entry) { return !wanted.contains(entry.first); });
    tiles.removeIf([this](const Tile &tile) { return m_underWay.contains(tile.key); });
    m_queue = std::move(tiles);
    askForMore();
}

void TileLoader::askForMore()
{
    while (!m_queue.isEmpty() && m_underWay.size() < MostUnderWay)
        ask(m_queue.takeFirst());
}

void TileLoader::ask(const Tile &tile)
{
    Result<ImageOrder> order = m_orders(tile);
    if (!order)
        return m_arrived(tile, tl::unexpected(order.error()));
    m_underWay[tile.key] =
        std::make_unique<ImageFetch>(m_shop.client, m_shop.pool, std::move(*order), [this, tile](auto image) {
            m_underWay.erase(tile.key);
            askForMore();
            m_arrived(tile, std::move(image));
        });
}

} // namespace kader::imaging
