#include "tools/polygontool.h"

#include <utility>

namespace kader::tools {

using iiif::Shape;
using iiif::ShapeKind;
using iiif::SvgOutline;

namespace {

constexpr size_t FewestCorners = 3;

CanvasPoint canvasPoint(QPointF point)
{
    return {point.x(), point.y()};
}

QPointF plainPoint(CanvasPoint point)
{
    return {point.x, point.y};
}

} // namespace

Reaction PolygonTool::handle(const Event &event, const Scene &scene)
{
    return std::visit([&](const auto &what) { return on(what, scene); }, event);
}

PointerShape PolygonTool::pointerShape(CanvasPoint, const Scene &) const
{
    return PointerShape::Cross;
}

// --- Pointer ------------------------------------------------------------------------------------------------

Reaction PolygonTool::on(const PointerPressed &event, const Scene &scene)
{
    if (scene.canvas.width < 1 || scene.canvas.height < 1)
        return {.isHandled = true};
    if (const auto *drawing = std::get_if<Drawing>(&m_state)) {
        const bool isAtLast = !isDrag(canvasPoint(drawing->corners.back()), event.at, scene.zoom);
        const bool isAtFirst = isAtHandle(canvasPoint(drawing->corners.front()), event.at, scene.zoom);
        if (drawing->corners.size() >= FewestCorners && (isAtLast || isAtFirst))
            return close(CreateCause::Drag);
        if (isAtLast)
            return {.isHandled = true}; // there is a corner already
    }
    return set(corner(event.at, scene.canvas, snapOf(scene, event.modifiers)));
}

Reaction PolygonTool::on(const PointerMoved &event, const Scene &scene)
{
    Reaction reaction;
    if (m_crosshair.end())
        reaction = {.isHandled = true, .intents = {EndCrosshair{}}};
    auto *drawing = std::get_if<Drawing>(&m_state);
    if (!drawing)
        return reaction;
    const bool isAtFirst = isAtHandle(canvasPoint(drawing->corners.front()), event.at, scene.zoom);
    const bool isClosing = drawing->corners.size() >= FewestCorners && isAtFirst;
    drawing->pointer = isClosing ? drawing->corners.front()
                                 : plainPoint(corner(event.at, scene.canvas, snapOf(scene, event.modifiers)));
    reaction.isHandled = true;
    reaction.intents.append(preview().intents);
    return reaction;
}

Reaction PolygonTool::on(const PointerReleased &, const Scene &)
{
    return {.isHandled = std::holds_alternative<Drawing>(m_state)};
}

Reaction PolygonTool::on(const ModifiersChanged &, const Scene &)
{
    return {};
}

// --- Keys ---------------------------------------------------------------------------------------------------

Reaction PolygonTool::on(const KeyPressed &event, const Scene &scene)
{
    auto *drawing = std::get_if<Drawing>(&m_state);
    const bool isIdle = !drawing && !m_crosshair.at();
    if (event.key == Key::Escape)
        return isIdle ? Reaction{.isHandled = true, .intents = {UseSelectTool{}}} : drop();
    if (event.key == Key::Return || event.key == Key::Insert)
        return onReturn(scene);
    if (drawing && (event.key == Key::Backspace || event.key == Key::Delete))
        return takeBack();
    if (!m_crosshair.move(event, scene, drawing ? canvasPoint(drawing->pointer) : scene.middle()))
        return {.isHandled = !isIdle && event.key != Key::Tab};
    Reaction reaction{.isHandled = true, .intents = {ShowCrosshair{*m_crosshair.at()}}};
    if (drawing) {
        drawing->pointer = plainPoint(*m_crosshair.at());
        reaction.intents.append(preview().intents);
    }
    return reaction;
}

Reaction PolygonTool::onReturn(const Scene &scene)
{
    const auto *drawing = std::get_if<Drawing>(&m_state);
    const bool canClose = drawing && drawing->corners.size() >= FewestCorners;
    const auto &at = m_crosshair.at();
    if (canClose &&
        (!at || *at == canvasPoint(drawing->corners.back()) || *at == canvasPoint(drawing->corners.front())))
        return close(at ? CreateCause::Key : CreateCause::Drag);
    const std::optional<CanvasPoint> place = at ? at : scene.middle();
    const bool isThereAlready = drawing && (!at || *at == canvasPoint(drawing->corners.back()));
    if (isThereAlready || !place || scene.canvas.width < 1)
        return {.isHandled = drawing != nullptr};
    m_crosshair.put(corner(*place, scene.canvas));
    Reaction reaction = set(*m_crosshair.at());
    reaction.intents.prepend(ShowCrosshair{*m_crosshair.at()});
    return reaction;
}

// --- The drawing --------------------------------------------------------------------------------------------

Reaction PolygonTool::set(CanvasPoint corner)
{
    if (std::holds_alternative<Idle>(m_state))
        m_state = Drawing{};
    auto &drawing = std::get<Drawing>(m_state);
    drawing.corners.push_back(plainPoint(corner));
    drawing.pointer = plainPoint(corner);
    return preview();
}

Reaction PolygonTool::takeBack()
{
    auto &drawing = std::get<Drawing>(m_state);
    if (drawing.corners.size() == 1)
        return drop();
    drawing.corners.pop_back();
    return preview();
}

Reaction PolygonTool::close(CreateCause cause)
{
    Drawing drawing = std::get<Drawing>(std::exchange(m_state, Idle{}));
    Reaction reaction = drop(); // the crosshair
    reaction.isHandled = true;
    reaction.intents.append(CreateRegion{.shape = Shape::polygon(std::move(drawing.corners)), .cause = cause});
    return reaction;
}

Reaction PolygonTool::on(const PointerLost &, const Scene &)
{
    return {};
}

Reaction PolygonTool::on(const Interrupted &, const Scene &)
{
    return drop();
}

Reaction PolygonTool::drop()
{
    Reaction reaction;
    if (m_crosshair.end())
        reaction = {.isHandled = true, .intents = {EndCrosshair{}}};
    const State before = std::exchange(m_state, Idle{});
    if (std::holds_alternative<Drawing>(before))
        reaction = {.isHandled = true, .intents = reaction.intents + QList<Intent>{EndPreview{}}};
    return reaction;
}

/// A line through the corners to the pointer.
Reaction PolygonTool::preview() const
{
    const auto &drawing = std::get<Drawing>(m_state);
    SvgOutline line{.points = drawing.corners};
    line.points.push_back(drawing.pointer);
    const auto shape = Shape::of(ShapeKind::Other, {std::move(line)});
    if (!shape)
        return {.isHandled = true};
    return {.isHandled = true, .intents = {ShowPreview{.id = std::nullopt, .shape = *shape}}};
}

} // namespace kader::tools
