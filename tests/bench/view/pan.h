#pragma once

#include "hand.h"
#include "metronome.h"
#include "stage.h"

#include <QJsonObject>

#include <optional>

namespace kader::bench {

/// Eight screens of 1600×1000 at 1:1 in four seconds, by hand: four to the right and one and a half down, then four to
/// the left and one and a half down. Every tick moves to where the time says; what of that is on the screen before the
/// next tick counts.
class Pan final : public QObject {
public:
    /// `done` is told the fields of the contract and some more, once the end of the way is sharp.
    Pan(Stage &stage, std::function<void(const QJsonObject &)> done);

    /// Goes to where the way begins, waits till all is sharp there and a little longer, and sets off.
    void begin();
    /// Till then the image is held where the way ended, or it might fly on.
    void letGo() { m_hand.letGo(); }

private:
    /// What came of one tick.
    struct Step {
        Nanoseconds input = {}; ///< Moving the mouse.
        Nanoseconds cpu = {};   ///< Of this thread, since the tick began.
        std::optional<Frame> frame = {};
    };

    [[nodiscard]] QPointF at(double share) const;
    void setOff();
    void tick(int due);
    void moveTo(double share);
    void hear(const Frame &frame);
    void closeStep();
    void end(const Frame &sharp);
    [[nodiscard]] QJsonObject result(const Frame &sharp) const;

    Stage &m_stage;
    std::function<void(const QJsonObject &)> m_done;
    Hand m_hand;
    std::unique_ptr<Metronome> m_metronome;
    QPointF m_middle;   ///< Of the canvas.
    QPointF m_last;     ///< Where the last step went.
    double m_error = 0; ///< View pixels at most between where the view should be and where it is.
    Nanoseconds m_cpuBefore = {};
    qint64 m_start = 0;
    qint64 m_stop = 0;
    std::optional<Step> m_step;
    int m_missed = 0;
    int m_sharp = 0;
    qint64 m_lastFrame = 0;
    std::vector<double> m_intervals;
    std::vector<double> m_own;
    std::vector<double> m_window;
    std::vector<double> m_thread;
};

} // namespace kader::bench
