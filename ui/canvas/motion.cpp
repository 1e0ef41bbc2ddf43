#include "ui/canvas/motion.h"

#include <algorithm>
#include <cmath>

namespace kader::ui {

using imaging::Viewport;

namespace {

// All in milliseconds, and view pixels per millisecond.
constexpr qint64 ApproachTime = 180;
constexpr double SlowingTime = 325; ///< In which a throw loses all but 1/e of its speed.
constexpr double Standstill = 0.02;
constexpr double LeastThrow = 0.25;
constexpr double FastestThrow = 6;
constexpr qint64 SampledTime = 80;
constexpr qint64 Rest = 50;

double lengthOf(QPointF vector)
{
    return std::hypot(vector.x(), vector.y());
}

Viewport lookingAt(const Viewport &like, QPointF centre, double zoom)
{
    return {like.size(), like.devicePixelRatio(), centre, zoom, like.orientation()};
}

} // namespace

Motion Motion::between(const Viewport &from, const Viewport &to, qint64 now)
{
    return {from, now, ApproachTime, Approach{to}};
}

Motion Motion::thrown(const Viewport &from, QPointF velocity, qint64 now)
{
    const double speed = lengthOf(velocity);
    const double time = speed > Standstill ? SlowingTime * std::log(speed / Standstill) : 0;
    return {from, now, std::llround(time), Throw{velocity}};
}

Viewport Motion::at(qint64 now) const
{
    const auto passed = static_cast<double>(std::clamp<qint64>(now - m_start, 0, m_duration));
    if (const auto *approach = std::get_if<Approach>(&m_kind))
        return approached(approach->to, passed / static_cast<double>(m_duration));
    return drifted(std::get<Throw>(m_kind).velocity, passed);
}

Viewport Motion::approached(const Viewport &to, double share) const
{
    if (share >= 1)
        return to;
    const double eased = 1 - std::pow(1 - share, 3);
    const double zoom = m_from.zoom() * std::pow(to.zoom() / m_from.zoom(), eased);
    // The point that both show at the same place of the window stays there when the centre goes as 1 / zoom does.
    const double whole = 1 / m_from.zoom() - 1 / to.zoom();
    const bool isZoom = std::abs(whole) > 1e-9 / m_from.zoom();
    const double part = isZoom ? (1 / m_from.zoom() - 1 / zoom) / whole : eased;
    return lookingAt(m_from, m_from.centre() + (to.centre() - m_from.centre()) * part, zoom);
}

Viewport Motion::drifted(QPointF velocity, double time) const
{
    const QPointF gone = velocity * SlowingTime * (1 - std::exp(-time / SlowingTime));
    const QPointF onCanvas = m_from.orientation().undo(gone) / m_from.zoom();
    return lookingAt(m_from, m_from.centre() - onCanvas, m_from.zoom());
}

void DragSpeed::start(QPointF at, qint64 time)
{
    m_samples = {{at, time}};
}

void DragSpeed::add(QPointF at, qint64 time)
{
    m_samples.append({at, time});
    while (m_samples.size() > 2 && time - m_samples.at(1).time >= SampledTime)
        m_samples.removeFirst();
}

QPointF DragSpeed::atEnd(qint64 time) const
{
    if (m_samples.size() < 2 || time - m_samples.last().time > Rest)
        return {};
    const qint64 passed = m_samples.last().time - m_samples.first().time;
    const QPointF way = m_samples.last().at - m_samples.first().at;
    const QPointF velocity = passed > 0 ? way / static_cast<double>(passed) : QPointF();
    const double speed = lengthOf(velocity);
    return speed < LeastThrow ? QPointF() : velocity * std::min(1.0, FastestThrow / speed);
}

} // namespace kader::ui
