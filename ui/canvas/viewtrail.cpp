#include "ui/canvas/viewtrail.h"

#include "ui/actions/actions.h"
#include "ui/canvas/canvasview.h"
#include "ui/workspace/workspace.h"

#include <QAction>

namespace kader::ui {

namespace {

constexpr size_t mostStops = 100;

} // namespace

ViewTrail::ViewTrail(Workspace &workspace, Actions &actions, CanvasView &view)
    : QObject(&view), m_workspace(workspace), m_actions(actions), m_view(view)
{
    connect(&workspace, &Workspace::leaving, this, &ViewTrail::remember);
    connect(&workspace, &Workspace::curationChanged, this, &ViewTrail::forget);
    connect(&workspace, &Workspace::selectionChanged, this, &ViewTrail::update);
    connect(&actions[ActionId::GoBack], &QAction::triggered, this, &ViewTrail::goBack);
    connect(&actions[ActionId::GoToRegion], &QAction::triggered, this, [this] {
        if (const auto selected = m_workspace.selected())
            m_workspace.goTo(*selected);
    });
    update();
}

void ViewTrail::remember()
{
    if (!m_workspace.source() || !m_workspace.canvas())
        return;
    m_stops.push_back({m_workspace.source()->id, *m_workspace.canvas(), m_view.camera().place()});
    if (m_stops.size() > mostStops)
        m_stops.pop_front();
    update();
}

/// What was selected stays so where that is on the canvas that one comes back to.
void ViewTrail::goBack()
{
    if (m_stops.empty())
        return;
    const Stop stop = m_stops.back();
    m_stops.pop_back();
    m_workspace.show(stop.source);
    if (m_workspace.source() && m_workspace.source()->id == stop.source) {
        m_workspace.showCanvas(stop.canvas);
        m_view.restore(stop.place);
    }
    update();
}

void ViewTrail::forget()
{
    m_stops.clear();
    update();
}

void ViewTrail::update()
{
    m_actions[ActionId::GoBack].setEnabled(!m_stops.empty());
    m_actions[ActionId::GoToRegion].setEnabled(m_workspace.selected().has_value());
}

} // namespace kader::ui
