#pragma once

#include "tools/tool.h"

namespace kader::tools {

/// Draws rectangles: drag from corner to corner, Shift for a square, Control from the centre, Alt without being drawn
/// to the canvas's edges; all may change during the drag. A click draws nothing. Return puts one in the middle of what
/// is seen, a third of its size. Escape drops the drawing, and without one goes back to
/// the select tool.
class RectangleTool final : public Tool {
public:
    [[nodiscard]] Reaction handle(const Event &event, const Scene &scene) override;
    [[nodiscard]] PointerShape pointerShape(CanvasPoint at, const Scene &scene) const override;

private:
    struct Idle {};
    struct Pressed {
        CanvasPoint anchor;
    };
    struct Drawing {
        CanvasPoint anchor;
        CanvasPoint pointer;
        Modifiers modifiers;
    };
    using State = std::variant<Idle, Pressed, Drawing>;

    [[nodiscard]] Reaction on(const PointerPressed &event, const Scene &scene);
    [[nodiscard]] Reaction on(const PointerMoved &event, const Scene &scene);
    [[nodiscard]] Reaction on(const PointerReleased &event, const Scene &scene);
    [[nodiscard]] Reaction on(const ModifiersChanged &event, const Scene &scene);
    [[nodiscard]] Reaction on(const KeyPressed &event, const Scene &scene);
    [[nodiscard]] Reaction on(const PointerLost &event, const Scene &scene);
    [[nodiscard]] Reaction on(const Interrupted &event, const Scene &scene);
    [[nodiscard]] Reaction drop();
    [[nodiscard]] static Reaction place(const Scene &scene);
    [[nodiscard]] static Reaction preview(const Drawing &drawing, const Scene &scene);

    State m_state;
};

} // namespace kader::tools
