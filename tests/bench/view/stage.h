#pragma once

#include "pixels.h"
#include "ui/canvas/canvasview.h"
#include "ui/shell/mainwindow.h"
#include "windowwatch.h"

#include <functional>
#include <optional>

class QListView;

namespace kader::bench {

/// The main window, and what is to be known of it from outside: when the canvas in view is sharp on the screen, and
/// when the filmstrip has a picture of each canvas that can be seen there.
class Stage final : public QObject {
public:
    using Heard = WindowWatch::Heard;

    explicit Stage(ui::MainWindow &window);

    [[nodiscard]] ui::MainWindow &window() const { return m_window; }
    [[nodiscard]] ui::CanvasView &canvas() const { return m_canvas; }

    /// Whether all of the pixels that the view needs are there.
    [[nodiscard]] bool isSharp() const;
    /// Called once, with the first frame from now on that has all of the pixels that the view needs.
    void whenSharp(Heard heard) { m_sharp = std::move(heard); }
    /// Called once, with the first frame from now on in which the filmstrip is filled, with how many pictures.
    void whenFilled(std::function<void(const Frame &, int)> heard) { m_filled = std::move(heard); }
    /// Told of every frame of the canvas till it is empty again.
    void follow(Heard heard) { m_followed = std::move(heard); }

    [[nodiscard]] Pixels pixels() const { return Pixels::of(m_canvas); }

private:
    void hear(const Frame &frame);
    void hearStrip(const Frame &frame);
    /// Nothing while one is missing.
    [[nodiscard]] std::optional<int> picturesInStrip() const;

    ui::MainWindow &m_window;
    ui::CanvasView &m_canvas;
    QListView &m_strip;
    WindowWatch m_watch;
    bool m_hasSettled = false; ///< When the view last heard of its image, or moved.
    Heard m_sharp;
    Heard m_followed;
    std::function<void(const Frame &, int)> m_filled;
};

} // namespace kader::bench
