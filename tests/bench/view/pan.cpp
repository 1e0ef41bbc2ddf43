#include "pan.h"

#include <QLineF>
#include <QTimer>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kader::bench {

namespace {

constexpr QSizeF screen(1600, 1000);
constexpr double duration = 4000; // ms
constexpr auto rest = 300ms;

} // namespace

Pan::Pan(Stage &stage, std::function<void(const QJsonObject &)> done)
    : m_stage(stage), m_done(std::move(done)), m_hand(stage.canvas())
{}

QPointF Pan::at(double share) const
{
    const double there = share < 0.5 ? share * 2 : 2 - share * 2;
    const QPointF view(screen.width() * (4 * there - 2), screen.height() * (3 * share - 1.5));
    return m_middle + view / m_stage.canvas().camera().viewport().zoom();
}

void Pan::begin()
{
    const iiif::CanvasSize size = m_stage.canvas().camera().canvas().value_or(iiif::CanvasSize{});
    m_middle = QPointF(double(size.width) / 2, double(size.height) / 2);
    m_cpuBefore = processCpu();
    m_stage.whenSharp([this](const Frame &) { QTimer::singleShot(rest, Qt::PreciseTimer, this, &Pan::setOff); });
    m_stage.canvas().centreOn(at(0));
    m_last = at(0);
}

void Pan::setOff()
{
    m_stage.follow([this](const Frame &frame) { hear(frame); });
    m_metronome = std::make_unique<Metronome>([this](int due) { tick(due); });
}

void Pan::tick(int due)
{
    if (m_stop)
        return;
    if (!m_start) {
        m_start = now();
        m_lastFrame = m_start;
        return;
    }
    closeStep();
    m_missed += due - 1;
    const double share = std::min(1.0, millisecondsBetween(m_start, now()) / duration);
    moveTo(share);
    if (share < 1)
        return;
    m_stop = now();
    m_stage.whenSharp([this](const Frame &sharp) { end(sharp); });
}

void Pan::moveTo(double share)
{
    const imaging::Viewport &viewport = m_stage.canvas().camera().viewport();
    m_step = Step{.cpu = threadCpu()};
    const Clock::time_point begin = Clock::now();
    m_hand.dragBy((m_last - at(share)) * viewport.zoom());
    m_step->input = Clock::now() - begin;
    m_last = at(share);
    m_error = std::max(m_error, QLineF(viewport.centre(), m_last).length() * viewport.zoom());
}

/// Of several frames between two ticks the last one is seen, and all of them are work.
void Pan::hear(const Frame &frame)
{
    if (!m_step)
        return;
    Frame seen = frame;
    if (m_step->frame) {
        seen.paint += m_step->frame->paint;
        seen.window += m_step->frame->window;
    }
    m_step->frame = seen;
    if (m_stop)
        closeStep();
}

void Pan::closeStep()
{
    const std::optional<Step> step = std::exchange(m_step, std::nullopt);
    if (!step)
        return;
    m_thread.push_back(milliseconds(threadCpu() - step->cpu));
    if (!step->frame) {
        ++m_missed;
        return;
    }
    m_sharp += step->frame->isReady ? 1 : 0;
    m_intervals.push_back(millisecondsBetween(m_lastFrame, step->frame->at));
    m_lastFrame = step->frame->at;
    m_own.push_back(milliseconds(step->input + step->frame->paint));
    m_window.push_back(milliseconds(step->input + step->frame->window));
}

void Pan::end(const Frame &sharp)
{
    m_stage.follow({});
    m_metronome.reset();
    m_done(result(sharp));
}

QJsonObject Pan::result(const Frame &sharp) const
{
    const auto frames = int(m_intervals.size());
    const double seconds = millisecondsBetween(m_start, m_stop) / 1000;
    QJsonObject fields = spread(m_intervals);
    add(fields, spread(m_own, u"own_"_s));
    add(fields, spread(m_window, u"window_"_s));
    add(fields, spread(m_thread, u"thread_"_s));
    add(fields, {{u"frames"_s, frames},
                 {u"missed"_s, m_missed},
                 {u"fps"_s, frames / seconds},
                 {u"sharpFrac"_s, double(m_sharp) / std::max(frames, 1)},
                 {u"afterStop_ms"_s, millisecondsBetween(m_stop, sharp.at)},
                 {u"cpu_s"_s, milliseconds(processCpu() - m_cpuBefore) / 1000},
                 {u"path_error"_s, m_error},
                 {u"start_us"_s, m_start},
                 {u"stop_us"_s, m_stop},
                 {u"end_us"_s, sharp.at}});
    return fields;
}

} // namespace kader::bench
