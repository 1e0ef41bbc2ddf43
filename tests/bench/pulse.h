#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

/// Feels how long the event loop of its thread stands still.
class Pulse final {
public:
    Pulse()
    {
        m_beat.setTimerType(Qt::PreciseTimer);
        m_since.start();
        QObject::connect(&m_beat, &QTimer::timeout, &m_beat, [this] { m_longest = std::max(m_longest, restart()); });
        m_beat.start(1);
    }

    /// In milliseconds, up to now.
    [[nodiscard]] double longestPause() { return std::max(m_longest, double(m_since.nsecsElapsed()) / 1e6); }

private:
    double restart()
    {
        const double elapsed = double(m_since.nsecsElapsed()) / 1e6;
        m_since.start();
        return elapsed;
    }

    QTimer m_beat;
    QElapsedTimer m_since;
    double m_longest = 0;
};
