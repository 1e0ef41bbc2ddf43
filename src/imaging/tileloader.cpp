#include "imaging/tileloader.h"

#include "imaging/workshop.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace kader::imaging {

TileLoader::TileLoader(Workshop &shop, Orders orders, Arrived arrived)
    : m_shop(shop), m_orders(std::move(orders)), m_arrived(std::move(arrived))
{}

void TileLoader::want(const QList<Tile> &now, const QList<Tile> &soon)
{
    QSet<TileKey> wanted;
    for (const Tile &tile : now)
        wanted.insert(tile.key);
    for (const Tile &tile : soon)
        wanted.insert(tile.key);
    drop(wanted);
    for (const Tile &tile : now)
        want(tile, Use::Now);
    for (const Tile &tile : soon)
        want(tile, Use::Soon);
}

void TileLoader::clear()
{
    want({});
    m_loads.clear();
}

void TileLoader::drop(const QSet<TileKey> &wanted)
{
    std::vector<std::pair<quint64, TileKey>> useless;
    for (auto &[key, load] : m_loads) {
        if (wanted.contains(key))
            continue;
        setUse(load, Use::Nobodys);
        if (!load.fetch->isNearlyHere())
            useless.emplace_back(load.number, key);
    }
    // The last one first: the first are under way, and in place of each of them the next would be sent.
    std::sort(useless.begin(), useless.end(), std::greater());
    for (const auto &[number, key] : useless)
        m_loads.erase(key);
}

void TileLoader::want(const Tile &tile, Use use)
{
    if (const auto load = m_loads.find(tile.key); load != m_loads.end())
        setUse(load->second, use);
    else
        ask(tile, use);
}

void TileLoader::setUse(Load &load, Use use)
{
    if (load.use == use)
        return;
    m_wanted += (use == Use::Now) - (load.use == Use::Now);
    load.use = use;
    if (use != Use::Nobodys) // what is nearly here may come as it was asked for
        load.fetch->prioritise(use == Use::Now ? net::Priority::Visible : net::Priority::Speculative);
}

void TileLoader::ask(const Tile &tile, Use use)
{
    Result<ImageOrder> order = m_orders(tile);
    if (!order) {
        if (use == Use::Now)
            m_arrived(tile, tl::unexpected(order.error()));
        return;
    }
    order->priority = use == Use::Now ? net::Priority::Visible : net::Priority::Speculative;
    m_wanted += use == Use::Now;
    m_loads[tile.key] = {
        use, m_asked++,
        std::make_unique<ImageFetch>(m_shop.client, m_shop.pool, std::move(*order),
                                     [this, tile](Result<DecodedImage> image) { ended(tile, std::move(image)); })};
}

void TileLoader::ended(const Tile &tile, Result<DecodedImage> image)
{
    const auto load = m_loads.find(tile.key);
    const Use use = load->second.use;
    m_wanted -= use == Use::Now;
    m_loads.erase(load);
    if (image || image.error().kind != ErrorKind::Cancelled)
        m_arrived(tile, std::move(image));
    else if (use == Use::Now) // it came into view just when the host had no time for guesses
        ask(tile, Use::Now);
}

} // namespace kader::imaging
