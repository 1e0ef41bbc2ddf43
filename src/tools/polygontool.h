#pragma once

#include "tools/crosshair.h"
#include "tools/tool.h"

#include <vector>

namespace kader::tools {

/// Draws polygons corner by corner: each press sets one, on whole units and drawn to the canvas's edges but with Alt. A
/// press at the first corner or once more at the last one (so a double click) closes it, and so does Return; Backspace
/// takes the last corner back, Escape drops all, and without a drawing goes back to the select tool. With keys alone
/// arrows move a crosshair, and Return sets a corner there, or closes where the last one is.
class PolygonTool final : public Tool {
public:
    [[nodiscard]] Reaction handle(const Event &event, const Scene &scene) override;
    [[nodiscard]] PointerShape pointerShape(CanvasPoint at, const Scene &scene) const override;

private:
    struct Idle {};
    struct Drawing {
        std::vector<QPointF> corners; ///< At least one.
        QPointF pointer;              ///< Where the next would be.
    };
    using State = std::variant<Idle, Drawing>;

    [[nodiscard]] Reaction on(const PointerPressed &event, const Scene &scene);
    [[nodiscard]] Reaction on(const PointerMoved &event, const Scene &scene);
    [[nodiscard]] Reaction on(const PointerReleased &event, const Scene &scene);
    [[nodiscard]] Reaction on(const ModifiersChanged &event, const Scene &scene);
    [[nodiscard]] Reaction on(const KeyPressed &event, const Scene &scene);
    [[nodiscard]] Reaction on(const PointerLost &event, const Scene &scene);
    [[nodiscard]] Reaction on(const Interrupted &event, const Scene &scene);
    [[nodiscard]] Reaction set(CanvasPoint corner);
    [[nodiscard]] Reaction onReturn(const Scene &scene);
    [[nodiscard]] Reaction takeBack();
    [[nodiscard]] Reaction close(CreateCause cause);
    [[nodiscard]] Reaction drop();
    [[nodiscard]] Reaction preview() const;

    State m_state;
    Crosshair m_crosshair;
};

} // namespace kader::tools
