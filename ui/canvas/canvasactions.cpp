#include "ui/canvas/canvasactions.h"

#include "ui/actions/actions.h"
#include "ui/canvas/canvasview.h"
#include "ui/workspace/workspace.h"

#include <QAction>

namespace kader::ui {

namespace {

ActionId actionOf(ToolKind tool)
{
    switch (tool) {
    case ToolKind::Rectangle:
        return ActionId::RectangleTool;
    case ToolKind::Polygon:
        return ActionId::PolygonTool;
    case ToolKind::Point:
        return ActionId::PointTool;
    case ToolKind::Measure:
        return ActionId::MeasureTool;
    case ToolKind::Select:
        break;
    }
    return ActionId::SelectTool;
}

} // namespace

CanvasActions::CanvasActions(Workspace &workspace, Actions &actions, CanvasView &view)
    : QObject(&view), m_workspace(workspace), m_actions(actions), m_view(view)
{
    actions.useRegionKeysIn(&view);
    connectLooking();
    connectTools();
    connectAnnotations();
    connect(&workspace, &Workspace::curationChanged, this, &CanvasActions::update);
    connect(&workspace, &Workspace::canvasChanged, this, &CanvasActions::update);
    connect(&workspace, &Workspace::selectionChanged, this, &CanvasActions::update);
    connect(&view, &CanvasView::imageChanged, this, &CanvasActions::update);
    update();
}

void CanvasActions::connectLooking()
{
    connect(&m_actions[ActionId::ZoomIn], &QAction::triggered, &m_view, &CanvasView::zoomIn);
    connect(&m_actions[ActionId::ZoomOut], &QAction::triggered, &m_view, &CanvasView::zoomOut);
    connect(&m_actions[ActionId::Fit], &QAction::triggered, &m_view, &CanvasView::fit);
    connect(&m_actions[ActionId::ActualSize], &QAction::triggered, &m_view, &CanvasView::showActualSize);
    connect(&m_actions[ActionId::TurnClockwise], &QAction::triggered, &m_view, [this] { m_view.turn(1); });
    connect(&m_actions[ActionId::TurnBack], &QAction::triggered, &m_view, [this] { m_view.turn(-1); });
    connect(&m_actions[ActionId::Flip], &QAction::triggered, &m_view, &CanvasView::flip);
    connect(&m_actions[ActionId::PixelGrid], &QAction::toggled, &m_view, &CanvasView::setGridWanted);
    m_actions[ActionId::PixelGrid].setChecked(true);
    connect(&m_actions[ActionId::NextCanvas], &QAction::triggered, this, [this] { step(1); });
    connect(&m_actions[ActionId::PreviousCanvas], &QAction::triggered, this, [this] { step(-1); });
}

void CanvasActions::connectTools()
{
    // Whoever takes a tool by key goes on with keys, wherever these went before.
    const auto use = [this](ToolKind kind) {
        m_view.bench().use(kind);
        m_view.setFocus(Qt::OtherFocusReason);
    };
    connect(&m_actions[ActionId::SelectTool], &QAction::triggered, this, [use] { use(ToolKind::Select); });
    connect(&m_actions[ActionId::RectangleTool], &QAction::triggered, this, [use] { use(ToolKind::Rectangle); });
    connect(&m_actions[ActionId::PolygonTool], &QAction::triggered, this, [use] { use(ToolKind::Polygon); });
    connect(&m_actions[ActionId::PointTool], &QAction::triggered, this, [use] { use(ToolKind::Point); });
    connect(&m_actions[ActionId::MeasureTool], &QAction::triggered, this, [use] { use(ToolKind::Measure); });
    connect(&m_actions[ActionId::DrawAgain], &QAction::triggered, this,
            [this, use] { use(m_view.bench().lastDrawn()); });
    connect(&m_view.bench(), &ToolBench::toolChanged, this, &CanvasActions::update);
}

void CanvasActions::connectAnnotations()
{
    m_actions[ActionId::ShowAnnotations].setChecked(true);
    connect(&m_actions[ActionId::ShowAnnotations], &QAction::toggled, this, [this](bool isShown) {
        m_view.regions().setVisible(isShown);
        update();
    });
    connect(&m_actions[ActionId::HideSelected], &QAction::triggered, this, [this](bool isHidden) {
        if (const auto selected = m_workspace.selected())
            m_view.regions().setHidden(*selected, isHidden);
    });
}

void CanvasActions::step(int by)
{
    if (const auto canvas = m_workspace.canvas())
        m_workspace.showCanvas(*canvas + by);
}

void CanvasActions::update()
{
    const bool hasCanvas = m_view.camera().hasCanvas();
    for (const ActionId id :
         {ActionId::ZoomIn, ActionId::ZoomOut, ActionId::Fit, ActionId::ActualSize, ActionId::TurnClockwise,
          ActionId::TurnBack, ActionId::Flip, ActionId::PixelGrid, ActionId::MeasureTool})
        m_actions[id].setEnabled(hasCanvas);
    const bool canChange = hasCanvas && m_workspace.curation() && !m_workspace.curation()->isReadOnly();
    m_actions[ActionId::SelectTool].setEnabled(hasCanvas);
    for (const ActionId id : {ActionId::RectangleTool, ActionId::PolygonTool, ActionId::PointTool, ActionId::DrawAgain,
                              ActionId::PixelSize})
        m_actions[id].setEnabled(canChange);
    m_actions[actionOf(m_view.bench().tool())].setChecked(true);

    const std::optional<int> canvas = m_workspace.canvas();
    const int last = canvas ? static_cast<int>(m_workspace.source()->manifest.canvases().size()) - 1 : 0;
    m_actions[ActionId::NextCanvas].setEnabled(canvas && *canvas < last);
    m_actions[ActionId::PreviousCanvas].setEnabled(canvas && *canvas > 0);

    const std::optional<QUuid> selected = m_workspace.selected();
    m_actions[ActionId::ShowAnnotations].setEnabled(canvas.has_value());
    m_actions[ActionId::HideSelected].setEnabled(selected && m_view.regions().isVisible());
    m_actions[ActionId::HideSelected].setChecked(selected && m_view.regions().isHidden(*selected));
}

} // namespace kader::ui
