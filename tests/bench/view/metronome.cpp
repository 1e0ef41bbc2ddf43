#include "metronome.h"

#include <QSocketNotifier>

#include <cstdint>

#include <sys/timerfd.h>
#include <unistd.h>

namespace kader::bench {

namespace {

constexpr long interval = 1'000'000'000 / 60; // ns

} // namespace

Metronome::Metronome(std::function<void(int)> tick)
    : m_timer(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC)),
      m_notifier(std::make_unique<QSocketNotifier>(m_timer, QSocketNotifier::Read)), m_tick(std::move(tick))
{
    const itimerspec rate = {.it_interval = {0, interval}, .it_value = {0, interval}};
    if (timerfd_settime(m_timer, 0, &rate, nullptr) != 0)
        qFatal("There is no timer to be had.");
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Metronome::read);
}

Metronome::~Metronome()
{
    m_notifier.reset();
    close(m_timer);
}

void Metronome::read()
{
    std::uint64_t due = 0;
    if (::read(m_timer, &due, sizeof due) == sizeof due)
        m_tick(int(due));
}

} // namespace kader::bench
