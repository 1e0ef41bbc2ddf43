#pragma once

#include "imaging/histogram.h"

#include <QAbstractSlider>
#include <QWidget>

namespace kader::ui {

/// One end of the range that is shown: dragged along the chart, moved by keys, read out as a slider.
class LevelHandle final : public QAbstractSlider {
    Q_OBJECT

public:
    LevelHandle(const QString &name, const QColor &colour, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// The pointer is dragging it here, in the parent's pixels.
    void draggedTo(double x);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    QColor m_colour;
    double m_grip = 0; ///< From its middle to where it was taken.
};

/// How often each value is in view, with the levels that are shown as black and as white, and the curve between them.
class LevelsChart final : public QWidget {
    Q_OBJECT

public:
    explicit LevelsChart(QWidget *parent = nullptr);

    void showHistogram(const imaging::Histogram &histogram);
    void showDisplay(const imaging::DisplayTransform &display);
    [[nodiscard]] LevelHandle &black() const { return *m_black; }
    [[nodiscard]] LevelHandle &white() const { return *m_white; }
    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// A person has moved one.
    void levelsChanged(int black, int white);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double xOf(double level) const;
    [[nodiscard]] int levelAt(double x) const;
    void connectHandle(LevelHandle &handle);
    void placeHandles();
    void paintCounts(QPainter &painter, imaging::Channel channel, const QColor &colour) const;
    void paintCurve(QPainter &painter) const;

    imaging::Histogram m_histogram;
    imaging::DisplayTransform m_display;
    LevelHandle *m_black;
    LevelHandle *m_white;
};

} // namespace kader::ui
