#pragma once

#include "tools/crosshair.h"
#include "tools/tool.h"

namespace kader::tools {

/// Sets points: where the button is let go, on whole units; it may be dragged there. Arrows move a crosshair, Return
/// sets one there, and without a crosshair in the middle of what is seen. Escape drops what is begun, and without
/// anything goes back to the select tool.
class PointTool final : public Tool {
public:
    [[nodiscard]] Reaction handle(const Event &event, const Scene &scene) override;
    [[nodiscard]] PointerShape pointerShape(CanvasPoint at, const Scene &scene) const override;

private:
    enum class State { Idle, Pressed };

    [[nodiscard]] Reaction on(const PointerPressed &event, const Scene &scene);
    [[nodiscard]] Reaction on(const PointerMoved &event, const Scene &scene);
    [[nodiscard]] Reaction on(const PointerReleased &event, const Scene &scene);
    [[nodiscard]] Reaction on(const ModifiersChanged &event, const Scene &scene);
    [[nodiscard]] Reaction on(const KeyPressed &event, const Scene &scene);
    [[nodiscard]] Reaction on(const PointerLost &event, const Scene &scene);
    [[nodiscard]] Reaction on(const Interrupted &event, const Scene &scene);
    [[nodiscard]] Reaction drop();
    [[nodiscard]] Reaction place(const Scene &scene);
    [[nodiscard]] static Reaction preview(CanvasPoint at, const Scene &scene);

    State m_state = State::Idle;
    Crosshair m_crosshair;
};

} // namespace kader::tools
