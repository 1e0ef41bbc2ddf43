#include "tools/pointtool.h"

#include "tools/shapegeometry.h"

#include <utility>

namespace kader::tools {

Reaction PointTool::handle(const Event &event, const Scene &scene)
{
    return std::visit([&](const auto &what) { return on(what, scene); }, event);
}

PointerShape PointTool::pointerShape(CanvasPoint, const Scene &) const
{
    return PointerShape::Cross;
}

Reaction PointTool::on(const PointerPressed &event, const Scene &scene)
{
    Reaction reaction = drop();
    m_state = State::Pressed;
    reaction.intents.append(preview(event.at, scene).intents);
    reaction.isHandled = true;
    return reaction;
}

Reaction PointTool::on(const PointerMoved &event, const Scene &scene)
{
    if (m_state == State::Pressed)
        return preview(event.at, scene);
    return m_crosshair.end() ? Reaction{.isHandled = true, .intents = {EndCrosshair{}}} : Reaction{};
}

Reaction PointTool::on(const PointerReleased &event, const Scene &scene)
{
    if (std::exchange(m_state, State::Idle) == State::Idle)
        return {};
    if (const auto point = pointAt(event.at, scene.canvas))
        return {.isHandled = true, .intents = {CreateRegion{*point}}};
    return {.isHandled = true, .intents = {EndPreview{}}};
}

Reaction PointTool::on(const ModifiersChanged &, const Scene &)
{
    return {};
}

Reaction PointTool::on(const KeyPressed &event, const Scene &scene)
{
    const bool isIdle = m_state == State::Idle;
    if (event.key == Key::Escape)
        return isIdle && !m_crosshair.at() ? Reaction{.isHandled = true, .intents = {UseSelectTool{}}} : drop();
    if (!isIdle)
        return {.isHandled = true};
    if (m_crosshair.move(event, scene, scene.middle()))
        return {.isHandled = true, .intents = {ShowCrosshair{*m_crosshair.at()}}};
    return event.key == Key::Return || event.key == Key::Insert ? place(scene) : Reaction{};
}

Reaction PointTool::on(const PointerLost &, const Scene &)
{
    return m_state == State::Pressed ? drop() : Reaction{};
}

Reaction PointTool::on(const Interrupted &, const Scene &)
{
    return drop();
}

Reaction PointTool::drop()
{
    Reaction reaction;
    if (std::exchange(m_state, State::Idle) == State::Pressed)
        reaction = {.isHandled = true, .intents = {EndPreview{}}};
    if (m_crosshair.end())
        reaction = {.isHandled = true, .intents = reaction.intents + QList<Intent>{EndCrosshair{}}};
    return reaction;
}

Reaction PointTool::place(const Scene &scene)
{
    const std::optional<CanvasPoint> at = m_crosshair.at() ? m_crosshair.at() : scene.middle();
    const auto point = at ? pointAt(*at, scene.canvas) : std::nullopt;
    if (!point)
        return {};
    Reaction reaction = drop();
    reaction.isHandled = true;
    reaction.intents.append(CreateRegion{.shape = *point, .cause = CreateCause::Key});
    return reaction;
}

Reaction PointTool::preview(CanvasPoint at, const Scene &scene)
{
    const auto point = pointAt(at, scene.canvas);
    if (!point)
        return {.isHandled = true};
    return {.isHandled = true, .intents = {ShowPreview{.id = std::nullopt, .shape = *point}}};
}

} // namespace kader::tools
