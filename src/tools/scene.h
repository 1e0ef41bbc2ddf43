#pragma once

#include "tools/intents.h"

namespace kader::tools {

struct PlacedRegion {
    RegionId id;
    iiif::Region region;
    bool isFixed = false; ///< Can be selected and deleted, but not moved or resized as a rectangle.
};

/// What a tool sees at the time of an event. The view keeps it; tools only read.
struct Scene {
    iiif::CanvasSize canvas;
    double zoom = 1;                  ///< View pixels (device-independent) per canvas unit.
    QList<PlacedRegion> regions = {}; ///< Those shown, in drawing order: later ones lie on top.
    std::optional<RegionId> selected = {};
    std::optional<iiif::Region> inView = {};     ///< The part of the canvas that is seen; none: nothing of it.
    Edges farEdges = Edge::Right | Edge::Bottom; ///< Those seen at the right and at the bottom, as the view is turned.

    [[nodiscard]] const PlacedRegion *find(const RegionId &id) const;
    [[nodiscard]] const PlacedRegion *selectedRegion() const;
};

/// The region to select at `at`: of those under it the smallest, of equal ones the topmost. Regions that are
/// small on the screen can be hit a few view pixels beside them.
[[nodiscard]] const PlacedRegion *regionAt(const Scene &scene, CanvasPoint at);

/// The handle of `region` at `at`, within a few view pixels; none when there is none. Handles in the middle
/// of an edge exist while the edge is long enough on the screen, and the inside of a region that is small there
/// is for moving it.
[[nodiscard]] Edges handleAt(const iiif::Region &region, CanvasPoint at, double zoom);

/// The handles that a region shows at a zoom, in reading order.
[[nodiscard]] QList<Edges> handlesOf(const iiif::Region &region, double zoom);

[[nodiscard]] CanvasPoint handlePosition(const iiif::Region &region, Edges handle);

/// Whether the pointer has gone far enough from where it went down for a drag: 4 view pixels.
[[nodiscard]] bool isDrag(CanvasPoint from, CanvasPoint to, double zoom);

} // namespace kader::tools
