#pragma once

#include <QObject>

namespace kader::ui {

class Actions;
class CanvasView;
class Workspace;

/// Does the actions of looking, of going from canvas to canvas, and of choosing a tool, and says when they can be
/// done. Belongs to the view.
class CanvasActions final : public QObject {
    Q_OBJECT

public:
    CanvasActions(Workspace &workspace, Actions &actions, CanvasView &view);

private:
    void connectLooking();
    void connectTools();
    void connectAnnotations();
    void update();
    void step(int by);

    Workspace &m_workspace;
    Actions &m_actions;
    CanvasView &m_view;
};

} // namespace kader::ui
