#include "ui/canvas/neighbours.h"

#include "ui/workspace/workspace.h"

#include <chrono>

using namespace std::chrono_literals;

namespace kader::ui {

namespace {

/// After what is around the view, which is more likely to be looked at.
constexpr auto Rest = 300ms;

} // namespace

Neighbours::Neighbours(Workspace &workspace, CanvasView &view) : QObject(&view), m_workspace(workspace), m_view(view)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(Rest);
    connect(&m_rest, &QTimer::timeout, this, &Neighbours::begin);
    connect(&view, &CanvasView::looked, this, &Neighbours::follow);
    connect(&view, &CanvasView::imageChanged, this, &Neighbours::follow);
}

void Neighbours::follow()
{
    m_bringing.reset();
    m_rest.start();
}

void Neighbours::begin()
{
    const auto canvas = m_workspace.canvas();
    if (!canvas || !m_view.image() || m_view.image()->state() != imaging::CanvasImage::State::Settled)
        return;
    m_due = {*canvas + 1, *canvas - 1};
    bringNext();
}

void Neighbours::bringNext()
{
    m_bringing.reset();
    if (m_due.isEmpty() || !m_workspace.source())
        return;
    const auto &canvases = m_workspace.source()->manifest.canvases();
    const int position = m_due.takeFirst();
    if (position < 0 || position >= static_cast<int>(canvases.size()))
        return bringNext();
    const auto home = [camera = m_view.camera()](const iiif::CanvasSize &canvas) {
        Camera at = camera;
        at.forgetCanvas();
        at.restore({});
        at.setCanvas(canvas, 1);
        return at.viewport();
    };
    m_bringing = m_workspace.images().prefetch(canvases[static_cast<size_t>(position)], home, [this] { bringNext(); });
}

} // namespace kader::ui
