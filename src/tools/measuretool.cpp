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
        return {};
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

Reaction MeasureTool::on(const KeyPressed &event, const Scene &)
{
    if (event.key != Key::Escape)
        return {.isHandled = m_from.has_value()};
    if (m_from || m_isShown)
        return end();
    return {.isHandled = true, .intents = {UseSelectTool{}}};
}

Reaction MeasureTool::on(const PointerLost &, const Scene &scene)
{
    return on(Interrupted(), scene);
}

/// What is measured already stays; it is no drag that could go wrong.
Reaction MeasureTool::on(const Interrupted &, const Scene &)
{
    return m_from ? end() : Reaction{};
}

Reaction MeasureTool::end()
{
    m_from.reset();
    if (!std::exchange(m_isShown, false))
        return {.isHandled = true};
    return {.isHandled = true, .intents = {EndMeasure{}}};
}

} // namespace kader::tools
