#pragma once

#include "base/job.h"
#include "ui/canvas/canvasview.h"

#include <QList>
#include <QObject>
#include <QTimer>

namespace kader::ui {

class Workspace;

/// Sees to it that the next canvas is there when somebody turns to it, and then the one before: once all of the canvas
/// in view is there, and only till anything else is looked at. Belongs to the view.
class Neighbours final : public QObject {
    Q_OBJECT

public:
    Neighbours(Workspace &workspace, CanvasView &view);

private:
    void follow();
    void begin();
    void bringNext();

    Workspace &m_workspace;
    CanvasView &m_view;
    QTimer m_rest;    ///< Runs until the view has been at rest for long enough.
    QList<int> m_due; ///< Positions of canvases that are still to come.
    JobHandle m_bringing;
};

} // namespace kader::ui
