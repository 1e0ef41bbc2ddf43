#include "ui/canvas/glide.h"

#include "ui/shared/motionpreference.h"

#include <QScreen>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace kader::ui {

Glide::Glide(Camera &camera, QWidget &view) : m_camera(camera), m_view(view)
{
    m_clock.start();
    m_frames.setTimerType(Qt::PreciseTimer);
    connect(&m_frames, &QTimer::timeout, this, &Glide::advance);
}

void Glide::go(const Camera &goal)
{
    const bool isElsewhere = goal.viewport() != m_camera.viewport();
    if (!isElsewhere || !m_camera.hasCanvas() || !m_view.isVisible() || !isMotionWanted()) {
        m_goal = goal;
        m_motion.reset();
        return settle();
    }
    m_goal = goal;
    start(Motion::between(m_camera.viewport(), goal.viewport(), m_clock.elapsed()));
    emit moved();
}

void Glide::fling(QPointF velocity)
{
    if (velocity.isNull() || !m_camera.hasCanvas() || !isMotionWanted())
        return;
    m_goal.reset();
    start(Motion::thrown(m_camera.viewport(), velocity, m_clock.elapsed()));
}

void Glide::start(const Motion &motion)
{
    m_motion = motion;
    const double rate = m_view.screen() ? m_view.screen()->refreshRate() : 60;
    m_frames.start(static_cast<int>(1000 / std::clamp(rate, 30.0, 240.0)));
}

void Glide::halt()
{
    m_frames.stop();
    m_motion.reset();
    if (std::exchange(m_goal, std::nullopt))
        emit moved();
}

void Glide::settle()
{
    m_frames.stop();
    m_motion.reset();
    if (const auto goal = std::exchange(m_goal, std::nullopt)) {
        m_camera = *goal;
        emit moved();
    }
}

void Glide::advance()
{
    const qint64 now = m_clock.elapsed();
    const bool isOver = m_motion->isOver(now);
    if (isOver && m_goal)
        return settle();
    const imaging::Viewport before = m_camera.viewport();
    m_camera.follow(m_motion->at(now));
    // What is thrown against the edge of the canvas goes no further.
    const bool isStuck = !m_goal && m_camera.viewport() == before;
    if (isOver || isStuck) {
        m_frames.stop();
        m_motion.reset();
    }
    emit moved();
}

} // namespace kader::ui
