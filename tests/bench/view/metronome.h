#pragma once

#include <QObject>

#include <functional>
#include <memory>

class QSocketNotifier;

namespace kader::bench {

/// Ticks 60 times a second by the kernel's clock, as a screen does. A tick that nobody was free for is not made up for.
class Metronome final : public QObject {
public:
    /// `tick` is told how many ticks are due: more than one when some were missed.
    explicit Metronome(std::function<void(int due)> tick);
    ~Metronome() override;

private:
    void read();

    int m_timer;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::function<void(int)> m_tick;
};

} // namespace kader::bench
