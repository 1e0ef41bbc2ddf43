#pragma once

#include "hand.h"
#include "stage.h"
#include "support/formula.h"

#include <QElapsedTimer>
#include <QList>
#include <QRandomGenerator>
#include <QTimer>

#include <chrono>
#include <functional>

namespace kader::bench {

/// Zooms and pans at random over an image that is a formula, for minutes, and holds what is seen against that formula
/// whenever it has come to rest. Begins with views of as many tiles as there can be, till what is kept of them is as
/// much as may be kept: on a busy machine the first minute would not do. Says in one line how that went, and ends the
/// program: 0 where no pixel was wrong and the memory stayed what it was after the first minute.
class Soak final : public QObject {
public:
    Soak(ui::MainWindow &window, std::chrono::minutes duration, quint32 seed);

private:
    void warmUp();
    void step();
    void move();
    void wheel(double doublings);
    void drag();
    void rest(std::function<void()> then);
    void lookAtRest();
    void look();
    void weigh();
    void finish();
    [[nodiscard]] std::chrono::seconds elapsed() const;

    std::chrono::minutes m_duration;
    Stage m_stage;
    QRandomGenerator m_random;
    Hand m_hand;
    QTimer m_weighing;
    QTimer m_patience; ///< Runs while something is being waited for.
    QElapsedTimer m_clock;
    QList<double> m_atFirst; ///< MiB, in the last seconds of the first minute.
    QList<double> m_atLast;  ///< In the last minute.
    int m_warmUps = 0;
    qint64 m_moves = 0;
    qint64 m_looks = 0;
    qint64 m_compared = 0;
    qint64 m_wrongLooks = 0;
    qint64 m_late = 0; ///< Rests that did not become sharp in time.
};

} // namespace kader::bench
