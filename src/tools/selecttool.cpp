#include "tools/selecttool.h"

#include "tools/crosshair.h"
#include "tools/shapegeometry.h"

#include <utility>

namespace kader::tools {

namespace {

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

PointerShape shapeOf(const std::optional<Handle> &handle)
{
    return handle && handle->kind != Handle::Kind::Frame ? PointerShape::Corner
                                                         : shapeOf(handle ? handle->edges : Edges());
}

/// A corner of the polygon, dragged: to whole units, where it did not lie on them.
CanvasPoint draggedCorner(QPointF origin, CanvasOffset by, double snap, iiif::CanvasSize canvas)
{
    const CanvasPoint to{origin.x() + static_cast<double>(by.dx), origin.y() + static_cast<double>(by.dy)};
    return corner(to, canvas, snap);
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
        return shapeOf(dragging->grip.handle);
    if (const auto handle = selectedHandleAt(scene, at))
        return shapeOf(handle);
    const PlacedRegion *under = regionAt(scene, at);
    return under && !under->isFixed ? PointerShape::Move : PointerShape::Grab;
}

Reaction SelectTool::on(const PointerPressed &event, const Scene &scene)
{
    // A press while one is going on means that its release got lost.
    Reaction reaction = drop();
    reaction.isHandled = true;
    const auto handle = selectedHandleAt(scene, event.at);
    const PlacedRegion *target = handle ? scene.selectedRegion() : regionAt(scene, event.at);
    const bool isCorner = handle && handle->kind == Handle::Kind::Corner;
    if (isCorner && event.modifiers.control) {
        reaction.intents.append(removeCorner(*target, handle->index).intents);
        return reaction;
    }
    const std::optional<int> chosen = isCorner ? std::optional(handle->index) : std::nullopt;
    if (chosen != scene.corner)
        reaction.intents.append(SelectCorner{chosen});
    if (!target) {
        m_state = PressedOutside{event.at};
        return reaction;
    }
    m_state = PressedRegion{
        {.id = target->id, .origin = target->shape, .handle = handle, .at = event.at, .isFixed = target->isFixed}};
    if (target->id != scene.selected)
        reaction.intents.append(SelectRegion{target->id});
    return reaction;
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
        const iiif::Shape shape = dragged(grip, event.at, snapOf(scene, event.modifiers), scene);
        return {.isHandled = true, .intents = {ShowPreview{.id = grip.id, .shape = shape}}};
    }
    return {.isHandled = !std::holds_alternative<Idle>(m_state)};
}

Reaction SelectTool::on(const PointerReleased &event, const Scene &scene)
{
    const State before = std::exchange(m_state, Idle{});
    if (const auto *dragging = std::get_if<Dragging>(&before))
        return finished(dragging->grip, event, scene);
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
    if (event.key == Key::Tab && event.modifiers.control)
        return chooseNextCorner(event.modifiers.shift, scene);
    if (event.key == Key::Tab)
        return selectNext(event.modifiers.shift, scene);
    const PlacedRegion *selected = scene.selectedRegion();
    return selected ? onSelected(event, *selected, scene) : Reaction{};
}

Reaction SelectTool::onSelected(const KeyPressed &event, const PlacedRegion &selected, const Scene &scene)
{
    if (scene.corner && !selected.isFixed && event.key != Key::Return)
        return onCorner(event, selected, scene);
    if (event.key == Key::Escape)
        return {.isHandled = true, .intents = {SelectRegion{}}};
    if (event.key == Key::Delete || event.key == Key::Backspace)
        return {.isHandled = true, .intents = {DeleteRegion{selected.id}}};
    if (event.key == Key::Return || event.key == Key::Insert)
        return {.isHandled = true, .intents = {EditRegion{selected.id}}};
    return selected.isFixed ? Reaction{} : nudge(event, scene);
}

Reaction SelectTool::onCorner(const KeyPressed &event, const PlacedRegion &selected, const Scene &scene)
{
    const int chosen = *scene.corner;
    if (event.key == Key::Escape)
        return {.isHandled = true, .intents = {SelectCorner{}}};
    if (event.key == Key::Delete || event.key == Key::Backspace)
        return removeCorner(selected, chosen);
    if (event.key == Key::Insert) {
        const CanvasPoint middle = corner(middleAfter(selected.shape, chosen), scene.canvas);
        const iiif::Shape shape = withCornerAfter(selected.shape, chosen, middle);
        return {.isHandled = true,
                .intents = {ChangeRegion{.id = selected.id, .shape = shape, .cause = ChangeCause::Corner},
                            SelectCorner{chosen + 1}}};
    }
    const CanvasOffset by = arrowStep(event.key, event.modifiers.shift ? 10 : 1);
    const QPointF origin = selected.shape.corners().at(static_cast<size_t>(chosen));
    const iiif::Shape shape = withCorner(selected.shape, chosen, draggedCorner(origin, by, 0, scene.canvas));
    Reaction reaction{.isHandled = true};
    if (by != CanvasOffset{} && shape != selected.shape)
        reaction.intents.append(ChangeRegion{.id = selected.id, .shape = shape, .cause = ChangeCause::Nudge});
    return reaction;
}

Reaction SelectTool::removeCorner(const PlacedRegion &selected, int corner)
{
    const auto shape = withoutCorner(selected.shape, corner);
    if (!shape)
        return {.isHandled = true};
    return {
        .isHandled = true,
        .intents = {SelectCorner{}, ChangeRegion{.id = selected.id, .shape = *shape, .cause = ChangeCause::Corner}}};
}

Reaction SelectTool::on(const PointerLost &, const Scene &)
{
    return drop();
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

iiif::Shape SelectTool::dragged(const Grip &grip, CanvasPoint to, double snap, const Scene &scene)
{
    const CanvasOffset by = offset(grip.at, to);
    if (!grip.handle)
        return moved(grip.origin, by, scene.canvas, snap);
    const int index = grip.handle->index;
    switch (grip.handle->kind) {
    case Handle::Kind::Frame:
        return resized(grip.origin.region, grip.handle->edges, by, scene.canvas, snap);
    case Handle::Kind::Corner: {
        const QPointF origin = grip.origin.corners().at(static_cast<size_t>(index));
        return withCorner(grip.origin, index, draggedCorner(origin, by, snap, scene.canvas));
    }
    case Handle::Kind::Side:
        return withCornerAfter(grip.origin, index, corner(to, scene.canvas, snap));
    }
    return grip.origin;
}

Reaction SelectTool::finished(const Grip &grip, const PointerReleased &event, const Scene &scene)
{
    const iiif::Shape shape = dragged(grip, event.at, snapOf(scene, event.modifiers), scene);
    // What was changed or removed meanwhile (an import, an undo by key) is not overwritten.
    const PlacedRegion *current = scene.regions.find(grip.id);
    const bool isStale = !current || current->shape != grip.origin;
    if (isStale || shape == grip.origin)
        return {.isHandled = true, .intents = {EndPreview{}}};
    const bool isEdges = grip.handle && grip.handle->kind == Handle::Kind::Frame;
    const ChangeCause cause = isEdges ? ChangeCause::Resize : (grip.handle ? ChangeCause::Corner : ChangeCause::Move);
    Reaction reaction{.isHandled = true, .intents = {ChangeRegion{.id = grip.id, .shape = shape, .cause = cause}}};
    if (grip.handle && grip.handle->kind == Handle::Kind::Side)
        reaction.intents.append(SelectCorner{grip.handle->index + 1});
    return reaction;
}

Reaction SelectTool::nudge(const KeyPressed &event, const Scene &scene)
{
    const PlacedRegion &selected = *scene.selectedRegion();
    const CanvasOffset by = arrowStep(event.key, event.modifiers.shift ? 10 : 1);
    const iiif::Shape shape = event.modifiers.control ? resized(selected.shape, scene.farEdges, by, scene.canvas)
                                                      : moved(selected.shape, by, scene.canvas);
    Reaction reaction{.isHandled = true};
    if (shape != selected.shape)
        reaction.intents.append(ChangeRegion{.id = selected.id, .shape = shape, .cause = ChangeCause::Nudge});
    return reaction;
}

Reaction SelectTool::selectNext(bool isBackward, const Scene &scene)
{
    const auto selected = scene.selected ? scene.regions.positionOf(*scene.selected) : std::nullopt;
    const qsizetype count = scene.regions.size();
    const qsizetype next = selected.value_or(isBackward ? count : -1) + (isBackward ? -1 : 1);
    if (next < 0 || next >= count)
        return {};
    return {.isHandled = true, .intents = {SelectRegion{scene.regions.at(next).id}}};
}

Reaction SelectTool::chooseNextCorner(bool isBackward, const Scene &scene)
{
    const PlacedRegion *selected = scene.selectedRegion();
    if (!selected || selected->isFixed || selected->shape.kind != iiif::ShapeKind::Polygon)
        return {};
    const int count = static_cast<int>(selected->shape.corners().size());
    const int next = scene.corner.value_or(isBackward ? count : -1) + (isBackward ? -1 : 1);
    return {.isHandled = true, .intents = {SelectCorner{(next + count) % count}}};
}

} // namespace kader::tools
