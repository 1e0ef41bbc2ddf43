#pragma once

#include "tools/tool.h"

namespace kader::tools {

/// Selects, moves, resizes, nudges and deletes regions, and pans where there is none: a press selects the
/// smallest region under the pointer, a click beside all selects nothing. Arrows nudge the selected
/// region by 1 canvas unit, with Shift by 10; with Control they move its right or bottom edge; Return
/// asks for what is said of it. One that is fixed stays where it is: dragging it pans. Tab and
/// Shift+Tab go through the regions and leave the view after the last one. Escape restores what is being
/// dragged, and without a drag selects nothing.
///
/// A polygon's corners are dragged one by one, and a side's middle becomes a corner when it is. A corner that was
/// pressed or that Control+Tab has come to is the chosen one: arrows move it, Delete takes it away, Insert makes
/// another one after it, Escape lets go of it. A press with Control on a corner takes it away, too. A triangle keeps
/// its corners.
class SelectTool final : public Tool {
public:
    [[nodiscard]] Reaction handle(const Event &event, const Scene &scene) override;
    [[nodiscard]] PointerShape pointerShape(CanvasPoint at, const Scene &scene) const override;

private:
    struct Idle {};
    /// The button is down on nothing.
    struct PressedOutside {
        CanvasPoint at;
    };
    struct Panning {
        CanvasPoint grabbed;
    };
    /// What a press took hold of: the whole region, or its handle.
    struct Grip {
        RegionId id;
        iiif::Shape origin;
        std::optional<Handle> handle; ///< None: the region is moved.
        CanvasPoint at;
        bool isFixed;
    };
    struct PressedRegion {
        Grip grip;
    };
    struct Dragging {
        Grip grip;
    };
    using State = std::variant<Idle, PressedOutside, Panning, PressedRegion, Dragging>;

    [[nodiscard]] Reaction on(const PointerPressed &event, const Scene &scene);
    [[nodiscard]] Reaction on(const PointerMoved &event, const Scene &scene);
    [[nodiscard]] Reaction on(const PointerReleased &event, const Scene &scene);
    [[nodiscard]] Reaction on(const ModifiersChanged &event, const Scene &scene);
    [[nodiscard]] Reaction on(const KeyPressed &event, const Scene &scene);
    [[nodiscard]] Reaction on(const PointerLost &event, const Scene &scene);
    [[nodiscard]] Reaction on(const Interrupted &event, const Scene &scene);
    [[nodiscard]] Reaction drop();
    void startDrag(CanvasPoint to, const Scene &scene);

    [[nodiscard]] static iiif::Shape dragged(const Grip &grip, CanvasPoint to, double snap, const Scene &scene);
    [[nodiscard]] static Reaction finished(const Grip &grip, const PointerReleased &event, const Scene &scene);
    [[nodiscard]] static Reaction onSelected(const KeyPressed &event, const PlacedRegion &selected, const Scene &scene);
    [[nodiscard]] static Reaction onCorner(const KeyPressed &event, const PlacedRegion &selected, const Scene &scene);
    [[nodiscard]] static Reaction removeCorner(const PlacedRegion &selected, int corner);
    [[nodiscard]] static Reaction nudge(const KeyPressed &event, const Scene &scene);
    [[nodiscard]] static Reaction selectNext(bool isBackward, const Scene &scene);
    [[nodiscard]] static Reaction chooseNextCorner(bool isBackward, const Scene &scene);

    State m_state;
};

} // namespace kader::tools
