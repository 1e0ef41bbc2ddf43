#include "tools/rectangletool.h"

#include <algorithm>
#include <utility>

namespace kader::tools {

namespace {

DrawnShape shape(Modifiers modifiers, const Scene &scene)
{
    return {.isSquare = modifiers.shift, .isFromCentre = modifiers.control, .snap = snapOf(scene, modifiers)};
}

} // namespace

Reaction RectangleTool::handle(const Event &event, const Scene &scene)
{
    return std::visit([&](const auto &what) { return on(what, scene); }, event);
}

PointerShape RectangleTool::pointerShape(CanvasPoint, const Scene &) const
{
    return PointerShape::Cross;
}

Reaction RectangleTool::on(const PointerPressed &event, const Scene &)
{
    // A press while one is going on means that its release got lost.
    Reaction reaction = drop();
    m_state = Pressed{event.at};
    reaction.isHandled = true;
    return reaction;
}

Reaction RectangleTool::on(const PointerMoved &event, const Scene &scene)
{
    if (std::holds_alternative<Idle>(m_state))
        return {};
    if (const auto *pressed = std::get_if<Pressed>(&m_state)) {
        if (!isDrag(pressed->anchor, event.at, scene.zoom))
            return {.isHandled = true};
        m_state = Drawing{.anchor = pressed->anchor, .pointer = event.at, .modifiers = event.modifiers};
    }
    auto &drawing = std::get<Drawing>(m_state);
    drawing.pointer = event.at;
    drawing.modifiers = event.modifiers;
    return preview(drawing, scene);
}

Reaction RectangleTool::on(const PointerReleased &event, const Scene &scene)
{
    const State before = std::exchange(m_state, Idle{});
    if (std::holds_alternative<Idle>(before))
        return {};
    const auto *drawing = std::get_if<Drawing>(&before);
    if (!drawing)
        return {.isHandled = true};
    if (const auto region = drawn(drawing->anchor, event.at, shape(event.modifiers, scene), scene.canvas))
        return {.isHandled = true, .intents = {CreateRegion{*region}}};
    return {.isHandled = true, .intents = {EndPreview{}}};
}

Reaction RectangleTool::on(const ModifiersChanged &event, const Scene &scene)
{
    auto *drawing = std::get_if<Drawing>(&m_state);
    if (!drawing)
        return {};
    drawing->modifiers = event.modifiers;
    return preview(*drawing, scene);
}

Reaction RectangleTool::on(const KeyPressed &event, const Scene &scene)
{
    const bool isIdle = std::holds_alternative<Idle>(m_state);
    if (event.key == Key::Escape)
        return isIdle ? Reaction{.isHandled = true, .intents = {UseSelectTool{}}} : drop();
    if (isIdle && (event.key == Key::Return || event.key == Key::Insert))
        return place(scene);
    return {.isHandled = !isIdle}; // nothing else may happen to the canvas in the middle of a drag
}

Reaction RectangleTool::on(const PointerLost &, const Scene &)
{
    return drop();
}

Reaction RectangleTool::on(const Interrupted &, const Scene &)
{
    return drop();
}

Reaction RectangleTool::drop()
{
    const State before = std::exchange(m_state, Idle{});
    if (std::holds_alternative<Drawing>(before))
        return {.isHandled = true, .intents = {EndPreview{}}};
    return {.isHandled = std::holds_alternative<Pressed>(before)};
}

Reaction RectangleTool::place(const Scene &scene)
{
    if (!scene.inView)
        return {};
    const iiif::Region &seen = *scene.inView;
    const iiif::Region region{.x = seen.x + seen.width / 3,
                              .y = seen.y + seen.height / 3,
                              .width = std::max<qint64>(1, seen.width / 3),
                              .height = std::max<qint64>(1, seen.height / 3)};
    return {.isHandled = true, .intents = {CreateRegion{.shape = region, .cause = CreateCause::Key}}};
}

Reaction RectangleTool::preview(const Drawing &drawing, const Scene &scene)
{
    const auto region = drawn(drawing.anchor, drawing.pointer, shape(drawing.modifiers, scene), scene.canvas);
    if (!region)
        return {.isHandled = true};
    return {.isHandled = true, .intents = {ShowPreview{.id = std::nullopt, .shape = *region}}};
}

} // namespace kader::tools
