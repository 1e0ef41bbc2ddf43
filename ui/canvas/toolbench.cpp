#include "ui/canvas/toolbench.h"

#include "curation/steps.h"
#include "tools/measuretool.h"
#include "tools/pointtool.h"
#include "tools/polygontool.h"
#include "tools/rectangletool.h"
#include "tools/selecttool.h"
#include "ui/canvas/canvasinput.h"
#include "ui/canvas/canvasregions.h"
#include "ui/workspace/workspace.h"

#include <array>
#include <utility>
#include <variant>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Annotation;
using curation::Curation;

namespace {

std::unique_ptr<tools::Tool> makeTool(ToolKind kind)
{
    switch (kind) {
    case ToolKind::Rectangle:
        return std::make_unique<tools::RectangleTool>();
    case ToolKind::Polygon:
        return std::make_unique<tools::PolygonTool>();
    case ToolKind::Point:
        return std::make_unique<tools::PointTool>();
    case ToolKind::Measure:
        return std::make_unique<tools::MeasureTool>();
    case ToolKind::Select:
        break;
    }
    return std::make_unique<tools::SelectTool>();
}

ToolKind toolOf(iiif::ShapeKind kind)
{
    if (kind == iiif::ShapeKind::Point)
        return ToolKind::Point;
    return kind == iiif::ShapeKind::Polygon ? ToolKind::Polygon : ToolKind::Rectangle;
}

QString drawingStep(iiif::ShapeKind kind)
{
    if (kind == iiif::ShapeKind::Point)
        return ToolBench::tr("Set point");
    return kind == iiif::ShapeKind::Polygon ? ToolBench::tr("Draw polygon") : ToolBench::tr("Draw region");
}

QString changeStep(tools::ChangeCause cause)
{
    switch (cause) {
    case tools::ChangeCause::Move:
        return ToolBench::tr("Move region");
    case tools::ChangeCause::Corner:
        return ToolBench::tr("Change corner");
    case tools::ChangeCause::Resize:
    case tools::ChangeCause::Nudge:
        break;
    }
    return ToolBench::tr("Resize region");
}

tools::CanvasPoint canvasPoint(QPointF point)
{
    return {point.x(), point.y()};
}

} // namespace

ToolBench::ToolBench(Workspace &workspace, CanvasRegions &regions, const Camera &camera, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_regions(regions), m_camera(camera), m_tool(makeTool(m_kind))
{
    connect(&regions, &CanvasRegions::interrupted, this, &ToolBench::interrupt);
    connect(&workspace, &Workspace::selectionChanged, this, &ToolBench::finishNudges);
    connect(&workspace, &Workspace::selectionChanged, this, &ToolBench::forgetCorner);
}

ToolBench::~ToolBench() = default;

void ToolBench::use(ToolKind kind)
{
    if (kind == m_kind)
        return;
    interrupt();
    endMeasure();
    m_kind = kind;
    m_tool = makeTool(kind);
    emit toolChanged(kind);
}

void ToolBench::endMeasure()
{
    carryOut(tools::EndMeasure{});
}

bool ToolBench::handle(const tools::Event &event)
{
    if (!m_camera.hasCanvas())
        return false;
    const tools::Reaction reaction = m_tool->handle(event, scene());
    for (const tools::Intent &intent : reaction.intents)
        std::visit([this](const auto &each) { carryOut(each); }, intent);
    return reaction.isHandled;
}

void ToolBench::interrupt()
{
    finishNudges();
    handle(tools::Interrupted{});
    if (m_regions.preview())
        m_regions.setPreview({});
}

void ToolBench::losePointer()
{
    finishNudges();
    handle(tools::PointerLost{});
}

tools::PointerShape ToolBench::pointerShape(QPointF canvas) const
{
    return asSeen(m_tool->pointerShape(canvasPoint(canvas), scene()), m_camera.viewport().orientation());
}

std::optional<tools::PlacedRegion> ToolBench::regionAt(QPointF canvas) const
{
    const tools::Scene scene = this->scene();
    const tools::PlacedRegion *found = tools::regionAt(scene, canvasPoint(canvas));
    return found ? std::optional(*found) : std::nullopt;
}

bool ToolBench::isDragging() const
{
    return m_regions.preview().has_value();
}

bool ToolBench::needsKeys() const
{
    return isDragging() || corner() || m_crosshair;
}

/// There may be fewer corners than when it was chosen.
std::optional<int> ToolBench::corner() const
{
    const tools::PlacedRegion *selected =
        m_corner && m_workspace.selected() ? m_regions.placed().find(*m_workspace.selected()) : nullptr;
    const bool isThere = selected && selected->shape.kind == iiif::ShapeKind::Polygon &&
                         static_cast<size_t>(*m_corner) < selected->shape.corners().size();
    return isThere ? m_corner : std::nullopt;
}

void ToolBench::forgetCorner()
{
    carryOut(tools::SelectCorner{});
}

QString ToolBench::hintOfDrawing() const
{
    if (m_kind == ToolKind::Rectangle && isDragging())
        return tr("Shift makes a square, Ctrl draws from the centre, Alt lets go of the edges, Esc drops it");
    if (m_kind == ToolKind::Rectangle)
        return tr("Drag to draw, or press Return for one in the middle; Esc goes back to selecting");
    if (m_kind == ToolKind::Point)
        return tr("Click to set a point; or move the crosshair by arrows (Shift far, Ctrl by 1), Return sets it");
    if (m_crosshair)
        return tr("Arrows move the crosshair (Shift far, Ctrl by 1), Return sets a corner, twice in one place closes");
    if (isDragging())
        return tr("Click corner by corner; double click, Return or the first corner closes, Backspace takes one back");
    return tr("Click corner by corner; with keys, Return sets a corner and arrows go to the next");
}

QString ToolBench::hint() const
{
    if (!m_camera.hasCanvas())
        return {};
    if (m_kind == ToolKind::Measure)
        return tr("Drag from one point to another to measure; or arrows move a crosshair, Return begins and ends; Esc "
                  "drops it");
    if (m_kind != ToolKind::Select)
        return hintOfDrawing();
    const tools::Scene scene = this->scene();
    const tools::PlacedRegion *selected = scene.selectedRegion();
    if (!selected)
        return tr("Drag to move the image, turn the wheel to zoom, press R to draw");
    if (selected->isFixed)
        return tr("This one can't be moved or resized here");
    if (scene.corner)
        return tr("Arrows move this corner, Delete takes it away, Insert makes another, Ctrl+Tab goes to the next");
    if (selected->shape.kind == iiif::ShapeKind::Polygon)
        return tr(
            "Drag it, a corner or a side's middle; arrows move it, Ctrl+Tab goes to a corner, Return edits the text");
    if (selected->shape.kind == iiif::ShapeKind::Point)
        return tr("Drag it; arrows move by 1, with Shift by 10; Return edits the text");
    return tr("Drag it or a handle; arrows move by 1, with Shift by 10, with Ctrl resize; Return edits the text");
}

tools::Scene ToolBench::scene() const
{
    return {.canvas = m_camera.canvas().value_or(iiif::CanvasSize{}),
            .zoom = m_camera.viewport().zoom(),
            .regions = m_regions.placed(),
            .selected = m_workspace.selected(),
            .corner = corner(),
            .inView = m_camera.inView(),
            .farEdges = farEdges(m_camera.viewport().orientation())};
}

// --- Intents ------------------------------------------------------------------------------------------------

void ToolBench::carryOut(const tools::ShowPreview &intent)
{
    m_regions.setPreview(intent);
}

void ToolBench::carryOut(const tools::EndPreview &)
{
    m_regions.setPreview({});
}

void ToolBench::carryOut(const tools::CreateRegion &intent)
{
    m_regions.setPreview({});
    Curation *curation = m_workspace.curation();
    if (!curation || curation->isReadOnly() || !m_workspace.canvas())
        return;
    Annotation made = curation::withShape(m_workspace.newAnnotation({}), intent.shape, *m_workspace.canvasView());
    const bool saysNothing = !m_workspace.nextBody();
    if (saysNothing)
        made.motivations = {motivationOfLast()};
    curation->make(curation::addition(drawingStep(intent.shape.kind), std::array{made}));
    m_lastMade = made.id;
    m_lastDrawn = toolOf(intent.shape.kind);
    m_workspace.select(made.id);
    use(ToolKind::Select);
    // One made by key is there to be nudged first; Return then asks for its text.
    if (intent.cause == tools::CreateCause::Drag && saysNothing)
        m_workspace.requestEditing();
}

void ToolBench::carryOut(const tools::ChangeRegion &intent)
{
    m_regions.setPreview({});
    if (intent.cause == tools::ChangeCause::Nudge)
        return nudge(intent.id, intent.shape);
    finishNudges();
    if (m_workspace.canvasView())
        change(changeStep(intent.cause), intent.id, intent.shape, *m_workspace.canvasView());
}

void ToolBench::carryOut(const tools::DeleteRegion &intent)
{
    finishNudges();
    Curation *curation = m_workspace.curation();
    const Annotation *annotation = curation ? curation->annotation(intent.id) : nullptr;
    if (annotation && !curation->isReadOnly())
        curation->make(curation::deletion(tr("Delete annotation"), std::array{*annotation}));
}

void ToolBench::carryOut(const tools::SelectRegion &intent)
{
    m_workspace.select(intent.id);
}

void ToolBench::carryOut(const tools::SelectCorner &intent)
{
    if (std::exchange(m_corner, intent.corner) == intent.corner)
        return;
    finishNudges();
    emit cornerChanged();
}

void ToolBench::carryOut(const tools::EditRegion &)
{
    finishNudges();
    m_workspace.requestEditing();
}

void ToolBench::carryOut(const tools::PanView &intent)
{
    emit panned({intent.grabbed.x, intent.grabbed.y}, {intent.pointer.x, intent.pointer.y});
}

void ToolBench::carryOut(const tools::ShowMeasure &intent)
{
    m_measured = intent;
    emit measureChanged();
}

void ToolBench::carryOut(const tools::EndMeasure &)
{
    if (std::exchange(m_measured, std::nullopt))
        emit measureChanged();
}

void ToolBench::carryOut(const tools::ShowCrosshair &intent)
{
    m_crosshair = QPointF(intent.at.x, intent.at.y);
    emit crosshairChanged();
}

void ToolBench::carryOut(const tools::EndCrosshair &)
{
    m_crosshair.reset();
    emit crosshairChanged();
}

void ToolBench::carryOut(const tools::UseSelectTool &)
{
    use(ToolKind::Select);
}

QString ToolBench::motivationOfLast() const
{
    const Annotation *last = m_lastMade ? m_workspace.curation()->annotation(*m_lastMade) : nullptr;
    return last && !last->motivations.isEmpty() ? last->motivations.front() : u"commenting"_s;
}

void ToolBench::change(const QString &name, const tools::RegionId &id, const iiif::Shape &shape,
                       const iiif::CanvasView &canvas)
{
    Curation *curation = m_workspace.curation();
    const Annotation *before = curation ? curation->annotation(id) : nullptr;
    if (before)
        curation->make(curation::change(name, *before, curation::withShape(*before, shape, canvas)));
}

// --- Nudges -------------------------------------------------------------------------------------------------

void ToolBench::nudge(const tools::RegionId &id, const iiif::Shape &shape)
{
    const Annotation *annotation = m_workspace.curation() ? m_workspace.curation()->annotation(id) : nullptr;
    if (!annotation || !m_workspace.canvasView())
        return;
    if (m_nudge)
        m_nudge->to = shape;
    else
        m_nudge = Nudge{.before = *annotation, .canvas = *m_workspace.canvasView(), .to = shape};
    m_regions.place(id, shape);
}

void ToolBench::finishNudges()
{
    const std::optional<Nudge> done = std::exchange(m_nudge, std::nullopt);
    Curation *curation = m_workspace.curation();
    if (!done || !curation)
        return;
    const Annotation *annotation = curation->annotation(done->before.id);
    // What was changed or removed meanwhile is not overwritten.
    if (annotation && annotation->targets == done->before.targets)
        change(tr("Nudge region"), done->before.id, done->to, done->canvas);
    m_regions.endPlacing();
}

} // namespace kader::ui
