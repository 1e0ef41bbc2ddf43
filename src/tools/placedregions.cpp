#include "tools/placedregions.h"

#include <algorithm>
#include <utility>

namespace kader::tools {

namespace {

QRectF boxOf(const PlacedRegion &placed)
{
    const iiif::Region &region = placed.shape.region;
    return {static_cast<double>(region.x), static_cast<double>(region.y), static_cast<double>(region.width),
            static_cast<double>(region.height)};
}

std::shared_ptr<const BoxTree> treeOf(const QList<PlacedRegion> &regions)
{
    std::vector<QRectF> boxes;
    boxes.reserve(static_cast<size_t>(regions.size()));
    for (const PlacedRegion &placed : regions)
        boxes.push_back(boxOf(placed));
    return std::make_shared<const BoxTree>(boxes);
}

} // namespace

PlacedRegions::PlacedRegions(QList<PlacedRegion> inDrawingOrder)
    : m_regions(std::move(inDrawingOrder)), m_tree(treeOf(m_regions))
{
    m_positions.reserve(m_regions.size());
    for (qsizetype at = 0; at < m_regions.size(); ++at)
        m_positions.insert(m_regions.at(at).id, at);
}

std::optional<qsizetype> PlacedRegions::positionOf(const RegionId &id) const
{
    const auto found = m_positions.constFind(id);
    return found == m_positions.constEnd() ? std::nullopt : std::optional(*found);
}

const PlacedRegion *PlacedRegions::find(const RegionId &id) const
{
    const std::optional<qsizetype> at = positionOf(id);
    return at ? &m_regions.at(*at) : nullptr;
}

QList<qsizetype> PlacedRegions::touching(const QRectF &area) const
{
    if (!m_tree)
        return {};
    QList<qsizetype> found = m_tree->touching(area);
    found.append(m_replaced);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

void PlacedRegions::replace(qsizetype position, const PlacedRegion &region)
{
    constexpr qsizetype mostReplaced = 64; // a new tree costs less than to look at more again and again
    m_regions[position] = region;
    if (!m_replaced.contains(position))
        m_replaced.append(position);
    if (m_replaced.size() <= mostReplaced)
        return;
    m_tree = treeOf(m_regions);
    m_replaced.clear();
}

} // namespace kader::tools
