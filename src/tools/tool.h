#pragma once

#include "tools/events.h"
#include "tools/scene.h"

namespace kader::tools {

enum class PointerShape {
    Arrow,
    Cross,
    Grab,
    Grabbing,
    Move,
    ResizeHorizontal,
    ResizeVertical,
    ResizeFalling,
    ResizeRising,
    Corner ///< It moves whichever way.
};

/// Turns events in canvas coordinates into intents and knows nothing of who carries them out. A drag is any
/// number of previews and at most one change at its end; Escape, `PointerLost` and `Interrupted` end it at any moment
/// with everything as it was. One event at a time; the scene may differ from one to the next.
class Tool {
public:
    Tool() = default;
    Tool(const Tool &) = delete;
    Tool &operator=(const Tool &) = delete;
    virtual ~Tool() = default;

    [[nodiscard]] virtual Reaction handle(const Event &event, const Scene &scene) = 0;

    /// What the pointer should look like at `at`.
    [[nodiscard]] virtual PointerShape pointerShape(CanvasPoint at, const Scene &scene) const = 0;
};

} // namespace kader::tools
