#include "ui/canvas/toolbench.h"

#include "curation/steps.h"
#include "tools/measuretool.h"
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
    if (kind == ToolKind::Rectangle)
        return std::make_unique<tools::RectangleTool>();
    if (kind == ToolKind::Measure)
        return std::make_unique<tools::MeasureTool>();
    return std::make_unique<tools::SelectTool>();
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

QString ToolBench::hint() const
{
    if (!m_camera.hasCanvas())
        return {};
    if (m_kind == ToolKind::Rectangle && isDragging())
        return tr("Shift makes a square, Ctrl draws from the centre, Esc drops it");
    if (m_kind == ToolKind::Rectangle)
        return tr("Drag to draw, or press Return for one in the middle; Esc goes back to selecting");
    if (m_kind == ToolKind::Measure)
        return tr("Drag from one point to another to measure; Esc ends it");
    const tools::Scene scene = this->scene();
    const tools::PlacedRegion *selected = scene.selectedRegion();
    if (!selected)
        return tr("Drag to move the image, turn the wheel to zoom, press R to draw");
    if (selected->isFixed)
        return tr("This one can't be moved or resized here");
    return tr("Drag it or a handle; arrows move by 1, with Shift by 10, with Ctrl resize; Return edits the text");
}

tools::Scene ToolBench::scene() const
{
    return {.canvas = m_camera.canvas().value_or(iiif::CanvasSize{}),
            .zoom = m_camera.viewport().zoom(),
            .regions = m_regions.placed(),
            .selected = m_workspace.selected(),
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
    Annotation made = m_workspace.newAnnotation(intent.region);
    const bool saysNothing = !m_workspace.nextBody();
    if (saysNothing)
        made.motivations = {motivationOfLast()};
    curation->make(curation::addition(tr("Draw region"), std::array{made}));
    m_lastMade = made.id;
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
        return nudge(intent.id, intent.region);
    const bool isMove = intent.cause == tools::ChangeCause::Move;
    change(isMove ? tr("Move region") : tr("Resize region"), intent.id, intent.region);
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

void ToolBench::carryOut(const tools::UseSelectTool &)
{
    use(ToolKind::Select);
}

QString ToolBench::motivationOfLast() const
{
    const Annotation *last = m_lastMade ? m_workspace.curation()->annotation(*m_lastMade) : nullptr;
    return last && !last->motivations.isEmpty() ? last->motivations.front() : u"commenting"_s;
}

void ToolBench::change(const QString &name, const tools::RegionId &id, const iiif::Region &region)
{
    Curation *curation = m_workspace.curation();
    const Annotation *before = curation ? curation->annotation(id) : nullptr;
    if (before)
        curation->make(curation::change(name, *before, curation::withRegion(*before, region)));
}

// --- Nudges -------------------------------------------------------------------------------------------------

void ToolBench::nudge(const tools::RegionId &id, const iiif::Region &region)
{
    const ShownRegion *shown = m_regions.find(id);
    if (!shown)
        return;
    if (m_nudge)
        m_nudge->to = region;
    else
        m_nudge = Nudge{.id = id, .from = shown->region, .to = region};
    m_regions.place(id, region);
}

void ToolBench::finishNudges()
{
    const std::optional<Nudge> done = std::exchange(m_nudge, std::nullopt);
    const Curation *curation = m_workspace.curation();
    if (!done || !curation)
        return;
    m_regions.endPlacing();
    const Annotation *annotation = curation->annotation(done->id);
    // What was changed or removed meanwhile is not overwritten.
    if (annotation && curation::regionOf(*annotation) == done->from && done->to != done->from)
        change(tr("Nudge region"), done->id, done->to);
}

} // namespace kader::ui
