#include "windowwatch.h"

#include <QEvent>
#include <QWindow>

#include <algorithm>

namespace kader::bench {

namespace {

/// The window's events that end with its pixels being handed over.
bool isPainting(const QEvent &event)
{
    return event.type() == QEvent::UpdateRequest || event.type() == QEvent::Expose || event.type() == QEvent::Paint;
}

} // namespace

WindowWatch::WindowWatch(QWidget &window) : m_window(window)
{
    m_window.installEventFilter(this);
    m_window.windowHandle()->installEventFilter(this);
}

void WindowWatch::watch(QWidget &widget, Judge isReady, Heard heard)
{
    m_watched.push_back({.widget = &widget, .isReady = std::move(isReady), .heard = std::move(heard)});
    widget.installEventFilter(this);
}

bool WindowWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        const auto found = std::find_if(m_watched.begin(), m_watched.end(),
                                        [watched](const Watched &each) { return each.widget == watched; });
        if (found != m_watched.end()) {
            paint(*found, event);
            return true;
        }
    }
    const bool isOfWindow =
        watched == m_window.windowHandle() || (watched == &m_window && event->type() != QEvent::Paint);
    if (!isOfWindow || !isPainting(*event))
        return false;
    letPass(watched, event);
    return true;
}

/// Delivers the event itself, to know when that is over.
void WindowWatch::letPass(QObject *object, QEvent *event)
{
    const Clock::time_point begin = Clock::now();
    ++m_depth;
    object->event(event);
    --m_depth;
    if (m_depth == 0)
        handOver(Clock::now() - begin);
}

void WindowWatch::paint(Watched &watched, QEvent *event)
{
    const bool isReady = watched.isReady();
    const Clock::time_point begin = Clock::now();
    static_cast<QObject *>(watched.widget)->event(event);
    const Nanoseconds time = Clock::now() - begin;
    // Parts of a widget may be painted one after the other; then all of them must have been ready.
    watched.frame.isReady = isReady && (!watched.isPainted || watched.frame.isReady);
    watched.frame.paint += time;
    watched.isPainted = true;
    if (m_depth == 0)
        QMetaObject::invokeMethod(
            this, [this] { handOver({}); }, Qt::QueuedConnection);
}

void WindowWatch::handOver(Nanoseconds window)
{
    const qint64 at = now();
    for (Watched &watched : m_watched) {
        if (!std::exchange(watched.isPainted, false))
            continue;
        Frame frame = std::exchange(watched.frame, {});
        frame.at = at;
        frame.window = std::max(window, frame.paint);
        watched.heard(frame);
    }
}

} // namespace kader::bench
