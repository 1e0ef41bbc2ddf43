#pragma once

#include "tools/scene.h"

#include <utility>

namespace kader::tools {

/// A place on the canvas that arrows move, in place of the pointer: by 8 view pixels, with Shift by 64, with Control by
/// one canvas unit.
class Crosshair final {
public:
    [[nodiscard]] const std::optional<CanvasPoint> &at() const { return m_at; }
    void put(CanvasPoint at) { m_at = at; }
    /// Whether there was one.
    bool end() { return std::exchange(m_at, std::nullopt).has_value(); }
    /// False for other keys, and where there is nothing to be seen. One that is not there yet begins at `start`.
    [[nodiscard]] bool move(const KeyPressed &event, const Scene &scene, std::optional<CanvasPoint> start);

private:
    std::optional<CanvasPoint> m_at;
};

/// A step of that length in the direction of an arrow; none for other keys.
[[nodiscard]] CanvasOffset arrowStep(Key key, qint64 length);

} // namespace kader::tools
