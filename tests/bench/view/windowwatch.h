#pragma once

#include "measures.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

namespace kader::bench {

/// One picture of a widget, once its window has handed it over to the screen.
struct Frame {
    bool isReady = false;    ///< What the judge said when it was about to be painted.
    qint64 at = 0;           ///< When it was handed over.
    Nanoseconds paint = {};  ///< Painting the widget.
    Nanoseconds window = {}; ///< All that was painted at the same time, and handing it over.
};

/// Sees widgets of one window painted, from outside and by no other means than event filters.
class WindowWatch final : public QObject {
public:
    using Judge = std::function<bool()>;
    using Heard = std::function<void(const Frame &)>;

    /// The window has a handle by now.
    explicit WindowWatch(QWidget &window);

    /// `heard` is told of every frame of that widget; `isReady` is asked right before it is painted.
    void watch(QWidget &widget, Judge isReady, Heard heard);

    [[nodiscard]] bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Watched {
        QWidget *widget;
        Judge isReady;
        Heard heard;
        bool isPainted = false;
        Frame frame = {};
    };

    void letPass(QObject *object, QEvent *event);
    void paint(Watched &watched, QEvent *event);
    void handOver(Nanoseconds window);

    QWidget &m_window;
    std::vector<Watched> m_watched;
    int m_depth = 0; ///< Of events of the window in which it paints.
};

} // namespace kader::bench
