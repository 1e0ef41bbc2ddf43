#include "tools/crosshair.h"

#include <algorithm>
#include <cmath>

namespace kader::tools {

namespace {

constexpr double Step = 8; // view pixels
constexpr qint64 LargeSteps = 8;

} // namespace

CanvasOffset arrowStep(Key key, qint64 length)
{
    switch (key) {
    case Key::Left:
        return {-length, 0};
    case Key::Right:
        return {length, 0};
    case Key::Up:
        return {0, -length};
    case Key::Down:
        return {0, length};
    default:
        return {};
    }
}

bool Crosshair::move(const KeyPressed &event, const Scene &scene, std::optional<CanvasPoint> start)
{
    const auto usual = std::max<qint64>(1, std::llround(Step / scene.zoom));
    const qint64 length = event.modifiers.control ? 1 : (event.modifiers.shift ? LargeSteps * usual : usual);
    const CanvasOffset by = arrowStep(event.key, length);
    const std::optional<CanvasPoint> from = m_at ? m_at : start;
    if (by == CanvasOffset{} || !from)
        return false;
    m_at = corner({from->x + static_cast<double>(by.dx), from->y + static_cast<double>(by.dy)}, scene.canvas);
    return true;
}

} // namespace kader::tools
