#pragma once

#include "ui/canvas/camera.h"

#include <QObject>
#include <QUuid>

#include <deque>

namespace kader::ui {

class Actions;
class CanvasView;
class Workspace;

/// Remembers where one looked before one went to a region, and leads back there, place by place. Does the actions of
/// both ways.
class ViewTrail final : public QObject {
    Q_OBJECT

public:
    ViewTrail(Workspace &workspace, Actions &actions, CanvasView &view);

private:
    /// A canvas, and what was seen of it.
    struct Stop {
        QUuid source;
        int canvas;
        Camera::Place place;
    };

    void remember();
    void goBack();
    void forget();
    void update();

    Workspace &m_workspace;
    Actions &m_actions;
    CanvasView &m_view;
    std::deque<Stop> m_stops; ///< The last one last.
};

} // namespace kader::ui
