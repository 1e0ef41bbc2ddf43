#pragma once

#include "ui/canvas/camera.h"
#include "ui/canvas/motion.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

class QWidget;

namespace kader::ui {

/// Moves the camera of a view at its screen's pace to where it is wanted, or on where it was thrown; at once where
/// motion is not wanted.
class Glide final : public QObject {
    Q_OBJECT

public:
    Glide(Camera &camera, QWidget &view);

    /// Where the camera will be: what the next step starts from.
    [[nodiscard]] const Camera &goal() const { return m_goal ? *m_goal : m_camera; }
    [[nodiscard]] bool isMoving() const { return m_motion.has_value(); }

    /// From what is seen now; the same canvas in the same window.
    void go(const Camera &goal);
    /// In view pixels per millisecond; null does nothing.
    void fling(QPointF velocity);
    /// Stays where it is.
    void halt();
    /// Is where it was going to.
    void settle();

signals:
    /// The camera is elsewhere, or goes elsewhere.
    void moved();

private:
    void start(const Motion &motion);
    void advance();

    Camera &m_camera;
    QWidget &m_view;
    std::optional<Camera> m_goal;
    std::optional<Motion> m_motion;
    QElapsedTimer m_clock;
    QTimer m_frames;
};

} // namespace kader::ui
