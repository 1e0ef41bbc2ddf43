#pragma once

#include "tools/crosshair.h"
#include "tools/tool.h"

namespace kader::tools {

/// A ruler: a drag measures from where it began to where it is, and what was measured stays till the next press or
/// Escape. With keys, arrows move a crosshair, Return begins to measure where it is and ends it there. Escape without
/// a measure goes back to selecting. Changes nothing.
class MeasureTool final : public Tool {
public:
    [[nodiscard]] Reaction handle(const Event &event, const Scene &scene) override;
    [[nodiscard]] PointerShape pointerShape(CanvasPoint at, const Scene &scene) const override;

private:
    [[nodiscard]] Reaction on(const PointerPressed &event, const Scene &scene);
    [[nodiscard]] Reaction on(const PointerMoved &event, const Scene &scene);
    [[nodiscard]] Reaction on(const PointerReleased &event, const Scene &scene);
    [[nodiscard]] Reaction on(const ModifiersChanged &event, const Scene &scene);
    [[nodiscard]] Reaction on(const KeyPressed &event, const Scene &scene);
    [[nodiscard]] Reaction on(const PointerLost &event, const Scene &scene);
    [[nodiscard]] Reaction on(const Interrupted &event, const Scene &scene);
    [[nodiscard]] Reaction onIdle(const KeyPressed &event, const Scene &scene);
    [[nodiscard]] Reaction mark(const Scene &scene);
    [[nodiscard]] Reaction end();
    [[nodiscard]] Reaction endMeasure();
    [[nodiscard]] Reaction endCrosshair();

    std::optional<CanvasPoint> m_from; ///< While the button is down.
    Crosshair m_crosshair;
    std::optional<CanvasPoint> m_anchor; ///< Where Return began to measure.
    bool m_isShown = false;              ///< Whether there is a measure to be seen.
};

} // namespace kader::tools
