#pragma once

#include "tools/events.h"
#include "tools/handles.h"
#include "tools/placedregions.h"

namespace kader::tools {

/// What a tool sees at the time of an event. The view keeps it; tools only read.
struct Scene {
    iiif::CanvasSize canvas;
    double zoom = 1;            ///< View pixels (device-independent) per canvas unit.
    PlacedRegions regions = {}; ///< Those shown.
    std::optional<RegionId> selected = {};
    std::optional<int> corner = {};              ///< Of the selected polygon, the one that was chosen.
    std::optional<iiif::Region> inView = {};     ///< The part of the canvas that is seen; none: nothing of it.
    Edges farEdges = Edge::Right | Edge::Bottom; ///< Those seen at the right and at the bottom, as the view is turned.

    [[nodiscard]] const PlacedRegion *selectedRegion() const;
    /// The middle of what is seen.
    [[nodiscard]] std::optional<CanvasPoint> middle() const;
};

/// The region to select at `at`: of those under it the one with the smallest area, of equal ones the topmost. What is
/// small or thin on the screen can be hit a few view pixels beside it.
[[nodiscard]] const PlacedRegion *regionAt(const Scene &scene, CanvasPoint at);

/// The handle of the selected region at `at`; none of one that is fixed.
[[nodiscard]] std::optional<Handle> selectedHandleAt(const Scene &scene, CanvasPoint at);

/// Whether the pointer has gone far enough from where it went down for a drag: 4 view pixels.
[[nodiscard]] bool isDrag(CanvasPoint from, CanvasPoint to, double zoom);

/// From how near the canvas's edges draw what is dragged, in canvas units: a few view pixels, and none with Alt.
[[nodiscard]] double snapOf(const Scene &scene, Modifiers modifiers);

} // namespace kader::tools
