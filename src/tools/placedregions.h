#pragma once

#include "iiif/shape.h"
#include "tools/boxtree.h"
#include "tools/intents.h"

#include <QHash>
#include <QList>
#include <QRectF>

#include <memory>
#include <optional>

namespace kader::tools {

struct PlacedRegion {
    RegionId id;
    iiif::Shape shape;
    bool isFixed = false; ///< Can be selected and deleted, but not moved or changed.
};

/// The regions of a canvas in drawing order, later ones on top, and quick ways to those at a place or of a name.
/// Cheap to copy.
class PlacedRegions final {
public:
    PlacedRegions() = default;
    explicit PlacedRegions(QList<PlacedRegion> inDrawingOrder);

    [[nodiscard]] qsizetype size() const { return m_regions.size(); }
    [[nodiscard]] const PlacedRegion &at(qsizetype position) const { return m_regions.at(position); }
    [[nodiscard]] std::optional<qsizetype> positionOf(const RegionId &id) const;
    [[nodiscard]] const PlacedRegion *find(const RegionId &id) const;
    /// Positions, ascending, of those whose enclosing rectangles touch the area; some others may be among them.
    [[nodiscard]] QList<qsizetype> touching(const QRectF &area) const;

    /// With the same id.
    void replace(qsizetype position, const PlacedRegion &region);

private:
    QList<PlacedRegion> m_regions;
    QHash<RegionId, qsizetype> m_positions;
    std::shared_ptr<const BoxTree> m_tree;
    QList<qsizetype> m_replaced; ///< Since the tree was made, which has them where they were.
};

} // namespace kader::tools
