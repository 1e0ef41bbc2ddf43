#pragma once

#include "pan.h"
#include "stage.h"

#include <QSize>
#include <QString>

#include <memory>
#include <optional>

namespace kader::bench {

/// What is done in the window, and told of.
struct Errand {
    enum class Kind {
        View, ///< Home view, jump to 1:1, pan.
        Open, ///< Home view of what is opened in a window that is there already.
        Strip ///< Home view of the first canvas, and the pictures of those that can be seen in the filmstrip.
    };
    Kind kind = Kind::View;
    QString url;
    QSize canvas = {1600, 1000}; ///< Device pixels.
    QString pictures = {};       ///< A folder for pictures of what was called sharp; empty: none.
};

/// Runs one errand in the main window of the program, from its first frame on, and prints what it measures.
class Visit final : public QObject {
public:
    /// `start` is when the process began.
    Visit(ui::MainWindow &window, Errand errand, qint64 start);

private:
    void fitWindow();
    void arrive(const Frame &frame);
    void jump();
    void land(const Frame &frame);
    void pan();
    void filled(const Frame &frame, int count);
    void open();
    void finish();

    void keep(const QString &stage, const QJsonObject &fields);
    /// Prints what was kept, and whether its pixels have been the last word.
    void tell();

    Errand m_errand;
    qint64 m_start;
    Stage m_stage;
    qint64 m_opened;
    qint64 m_jumped = 0;
    bool m_wasResized = false;
    bool m_hasArrived = false;
    bool m_isFilled = false;
    std::unique_ptr<Pan> m_pan;
    QString m_keptStage;
    QJsonObject m_kept;
    std::optional<Pixels> m_pixels;
};

} // namespace kader::bench
