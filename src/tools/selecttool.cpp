#include "tools/selecttool.h"

#include <utility>

namespace kader::tools {

namespace {

CanvasOffset step(Key key, qint64 length)
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
    case Key::Delete:
    case Key::Backspace:
    case Key::Escape:
    case Key::Tab:
    case Key::Return:
        break;
    }
    return {};
}

PointerShape shapeOf(Edges edges)
{
    const bool isSideways = edges.testFlag(Edge::Left) || edges.testFlag(Edge::Right);
    const bool isUpright = edges.testFlag(Edge::Top) || edges.testFlag(Edge::Bottom);
    if (isSideways && isUpright) {
        const bool isFalling = edges.testFlag(Edge::Left) == edges.testFlag(Edge::Top);
        return isFalling ? PointerShape::ResizeFalling : PointerShape::ResizeRising;
    }
    if (isSideways)
        return PointerShape::ResizeHorizontal;
    return isUpright ? PointerShape::ResizeVertical : PointerShape::Move;
}

} // namespace

Reaction SelectTool::handle(const Event &event, const Scene &scene)
{
    return std::visit([&](const auto &what) { return on(what, scene); }, event);
}

PointerShape SelectTool::pointerShape(CanvasPoint at, const Scene &scene) const
{
    if (std::holds_alternative<Panning>(m_state))
        return PointerShape::Grabbing;
    if (const auto *dragging = std::get_if<Dragging>(&m_state))
        return shapeOf(dragging->grip.edges);
    if (const Edges edges = selectedHandleAt(at, scene))
        return shapeOf(edges);
    const PlacedRegion *under = regionAt(scene, at);
    return under && !under->isFixed ? PointerShape::Move : PointerShape::Grab;
}

Reaction SelectTool::on(const PointerPressed &event, const Scene &scene)
{
    // A press while one is going on means that its release got lost.
    Reaction reaction = drop();
    reaction.isHandled = true;
    const Edges edges = selectedHandleAt(event.at, scene);
    const PlacedRegion *target = edges ? scene.selectedRegion() : regionAt(scene, event.at);
    if (!target) {
        m_state = PressedOutside{event.at};
        return reaction;
    }
    m_state = PressedRegion{
        {.id = target->id, .origin = target->region, .edges = edges, .at = event.at, .isFixed = target->isFixed}};
    if (target->id != scene.selected)
        reaction.intents.append(SelectRegion{target->id});
    return reaction;
}

Edges SelectTool::selectedHandleAt(CanvasPoint at, const Scene &scene)
{
    const PlacedRegion *selected = scene.selectedRegion();
    return selected && !selected->isFixed ? handleAt(selected->region, at, scene.zoom) : Edges();
}

void SelectTool::startDrag(CanvasPoint to, const Scene &scene)
{
    if (const auto *outside = std::get_if<PressedOutside>(&m_state)) {
        if (isDrag(outside->at, to, scene.zoom))
            m_state = Panning{outside->at};
    } else if (const auto *pressed = std::get_if<PressedRegion>(&m_state)) {
        const Grip grip = pressed->grip;
        if (!isDrag(grip.at, to, scene.zoom))
            return;
        if (grip.isFixed)
            m_state = Panning{grip.at};
        else
            m_state = Dragging{grip};
    }
}

Reaction SelectTool::on(const PointerMoved &event, const Scene &scene)
{
    startDrag(event.at, scene);
    if (const auto *panning = std::get_if<Panning>(&m_state))
        return {.isHandled = true, .intents = {PanView{.grabbed = panning->grabbed, .pointer = event.at}}};
    if (const auto *dragging = std::get_if<Dragging>(&m_state)) {
        const Grip &grip = dragging->grip;
        return {.isHandled = true, .intents = {ShowPreview{.id = grip.id, .region = dragged(grip, event.at, scene)}}};
    }
    return {.isHandled = !std::holds_alternative<Idle>(m_state)};
}

Reaction SelectTool::on(const PointerReleased &event, const Scene &scene)
{
    const State before = std::exchange(m_state, Idle{});
    if (const auto *dragging = std::get_if<Dragging>(&before))
        return finished(dragging->grip, event.at, scene);
    Reaction reaction{.isHandled = !std::holds_alternative<Idle>(before)};
    if (std::holds_alternative<PressedOutside>(before) && scene.selected)
        reaction.intents.append(SelectRegion{});
    return reaction;
}

Reaction SelectTool::on(const ModifiersChanged &, const Scene &)
{
    return {};
}

Reaction SelectTool::on(const KeyPressed &event, const Scene &scene)
{
    if (!std::holds_alternative<Idle>(m_state))
        return event.key == Key::Escape ? drop() : Reaction{.isHandled = true};
    if (event.key == Key::Tab)
        return selectNext(event.modifiers.shift, scene);
    const PlacedRegion *selected = scene.selectedRegion();
    return selected ? onSelected(event, *selected, scene) : Reaction{};
}

Reaction SelectTool::onSelected(const KeyPressed &event, const PlacedRegion &selected, const Scene &scene)
{
    if (event.key == Key::Escape)
        return {.isHandled = true, .intents = {SelectRegion{}}};
    if (event.key == Key::Delete || event.key == Key::Backspace)
        return {.isHandled = true, .intents = {DeleteRegion{selected.id}}};
    if (event.key == Key::Return)
        return {.isHandled = true, .intents = {EditRegion{selected.id}}};
    return selected.isFixed ? Reaction{} : nudge(event, scene);
}

Reaction SelectTool::on(const Interrupted &, const Scene &)
{
    return drop();
}

Reaction SelectTool::drop()
{
    const State before = std::exchange(m_state, Idle{});
    if (std::holds_alternative<Dragging>(before))
        return {.isHandled = true, .intents = {EndPreview{}}};
    return {.isHandled = !std::holds_alternative<Idle>(before)};
}

iiif::Region SelectTool::dragged(const Grip &grip, CanvasPoint to, const Scene &scene)
{
    const CanvasOffset by = offset(grip.at, to);
    return grip.edges ? resized(grip.origin, grip.edges, by, scene.canvas) : moved(grip.origin, by, scene.canvas);
}

Reaction SelectTool::finished(const Grip &grip, CanvasPoint at, const Scene &scene)
{
    const iiif::Region region = dragged(grip, at, scene);
    // What was changed or removed meanwhile (an import, an undo by key) is not overwritten.
    const PlacedRegion *current = scene.find(grip.id);
    const bool isStale = !current || current->region != grip.origin;
    if (isStale || region == grip.origin)
        return {.isHandled = true, .intents = {EndPreview{}}};
    const ChangeCause cause = grip.edges ? ChangeCause::Resize : ChangeCause::Move;
    return {.isHandled = true, .intents = {ChangeRegion{.id = grip.id, .region = region, .cause = cause}}};
}

Reaction SelectTool::nudge(const KeyPressed &event, const Scene &scene)
{
    const PlacedRegion &selected = *scene.selectedRegion();
    const CanvasOffset by = step(event.key, event.modifiers.shift ? 10 : 1);
    const iiif::Region region = event.modifiers.control ? resized(selected.region, scene.farEdges, by, scene.canvas)
                                                        : moved(selected.region, by, scene.canvas);
    Reaction reaction{.isHandled = true};
    if (region != selected.region)
        reaction.intents.append(ChangeRegion{.id = selected.id, .region = region, .cause = ChangeCause::Nudge});
    return reaction;
}

Reaction SelectTool::selectNext(bool isBackward, const Scene &scene)
{
    const PlacedRegion *selected = scene.selectedRegion();
    const qsizetype count = scene.regions.size();
    const qsizetype current = selected ? selected - scene.regions.constData() : (isBackward ? count : -1);
    const qsizetype next = current + (isBackward ? -1 : 1);
    if (next < 0 || next >= count)
        return {};
    return {.isHandled = true, .intents = {SelectRegion{scene.regions.at(next).id}}};
}

} // namespace kader::tools
