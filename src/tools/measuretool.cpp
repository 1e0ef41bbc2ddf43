#include "tools/measuretool.h"

#include <utility>

namespace kader::tools {

Reaction MeasureTool::handle(const Event &event, const Scene &scene)
{
    return std::visit([&](const auto &what) { return on(what, scene); }, event);
}

PointerShape MeasureTool::pointerShape(CanvasPoint, const Scene &) const
{
    return PointerShape::Cross;
}

Reaction MeasureTool::on(const PointerPressed &event, const Scene &)
{
    Reaction reaction = end();
    m_from = event.at;
    reaction.isHandled = true;
    return reaction;
}

Reaction MeasureTool::on(const PointerMoved &event, const Scene &scene)
{
    if (!m_from)
        return endCrosshair();
    if (!m_isShown && !isDrag(*m_from, event.at, scene.zoom))
        return {.isHandled = true};
    m_isShown = true;
    return {.isHandled = true, .intents = {ShowMeasure{.from = *m_from, .to = event.at}}};
}

Reaction MeasureTool::on(const PointerReleased &event, const Scene &)
{
    const auto from = std::exchange(m_from, std::nullopt);
    if (!from || !m_isShown)
        return {.isHandled = from.has_value()};
    return {.isHandled = true, .intents = {ShowMeasure{.from = *from, .to = event.at}}};
}

Reaction MeasureTool::on(const ModifiersChanged &, const Scene &)
{
    return {};
}

Reaction MeasureTool::on(const KeyPressed &event, const Scene &scene)
{
    if (event.key == Key::Escape) {
        const bool isBegun = m_from || m_isShown || m_crosshair.at();
        return isBegun ? end() : Reaction{.isHandled = true, .intents = {UseSelectTool{}}};
    }
    return m_from ? Reaction{.isHandled = true} : onIdle(event, scene);
}

Reaction MeasureTool::onIdle(const KeyPressed &event, const Scene &scene)
{
    if (event.key == Key::Return || event.key == Key::Insert)
        return mark(scene);
    if (!m_crosshair.move(event, scene, scene.middle()))
        return {};
    Reaction reaction{.isHandled = true};
    if (m_anchor) {
        m_isShown = true;
        reaction.intents.append(ShowMeasure{.from = *m_anchor, .to = *m_crosshair.at()});
    }
    reaction.intents.append(ShowCrosshair{*m_crosshair.at()});
    return reaction;
}

/// One end of a measure; what is measured stays when it is the second one.
Reaction MeasureTool::mark(const Scene &scene)
{
    const std::optional<CanvasPoint> at = m_crosshair.at() ? m_crosshair.at() : scene.middle();
    if (!at)
        return {};
    if (std::exchange(m_anchor, std::nullopt))
        return {.isHandled = true};
    Reaction reaction = endMeasure();
    m_anchor = at;
    m_crosshair.put(*at);
    reaction.intents.append(ShowCrosshair{*at});
    return reaction;
}

Reaction MeasureTool::on(const PointerLost &, const Scene &scene)
{
    return on(Interrupted(), scene);
}

/// What is measured already stays; it is no drag that could go wrong.
Reaction MeasureTool::on(const Interrupted &, const Scene &)
{
    return m_from || m_anchor ? end() : endCrosshair();
}

Reaction MeasureTool::end()
{
    m_from.reset();
    Reaction reaction = endMeasure();
    reaction.intents.append(endCrosshair().intents);
    return reaction;
}

Reaction MeasureTool::endMeasure()
{
    if (!std::exchange(m_isShown, false))
        return {.isHandled = true};
    return {.isHandled = true, .intents = {EndMeasure{}}};
}

/// Not handled where there was none.
Reaction MeasureTool::endCrosshair()
{
    m_anchor.reset();
    return m_crosshair.end() ? Reaction{.isHandled = true, .intents = {EndCrosshair{}}} : Reaction{};
}

} // namespace kader::tools
