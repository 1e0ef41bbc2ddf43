#pragma once

#include "imaging/viewport.h"

#include <QList>
#include <QPointF>

#include <variant>

namespace kader::ui {

/// A movement of the view that takes time: where it looks at any moment of it. Times are in milliseconds from any
/// moment on, and don't run by themselves.
class Motion final {
public:
    /// From one viewport to another one of the same window and orientation: fast first, then slowing. Zooming keeps
    /// one point of the canvas where it is all the time.
    [[nodiscard]] static Motion between(const imaging::Viewport &from, const imaging::Viewport &to, qint64 now);
    /// On as it was dragged (`velocity` in view pixels per millisecond) and slowing by itself. May leave the canvas.
    [[nodiscard]] static Motion thrown(const imaging::Viewport &from, QPointF velocity, qint64 now);

    [[nodiscard]] imaging::Viewport at(qint64 now) const;
    [[nodiscard]] bool isOver(qint64 now) const { return now - m_start >= m_duration; }

private:
    struct Approach {
        imaging::Viewport to;
    };
    struct Throw {
        QPointF velocity;
    };

    Motion(const imaging::Viewport &from, qint64 now, qint64 duration, const std::variant<Approach, Throw> &kind)
        : m_from(from), m_start(now), m_duration(duration), m_kind(kind)
    {}
    [[nodiscard]] imaging::Viewport approached(const imaging::Viewport &to, double share) const;
    [[nodiscard]] imaging::Viewport drifted(QPointF velocity, double time) const;

    imaging::Viewport m_from;
    qint64 m_start;
    qint64 m_duration;
    std::variant<Approach, Throw> m_kind;
};

/// How fast a drag is when it ends.
class DragSpeed final {
public:
    void start(QPointF at, qint64 time);
    void add(QPointF at, qint64 time);
    /// View pixels per millisecond; null for one that is slow, or that rested before it was let go.
    [[nodiscard]] QPointF atEnd(qint64 time) const;

private:
    struct Sample {
        QPointF at;
        qint64 time;
    };

    QList<Sample> m_samples; ///< Of the last moments.
};

} // namespace kader::ui
