#pragma once

#include "iiif/region.h"
#include "imaging/viewport.h"
#include "ui/canvas/glass.h"

#include <QImage>
#include <QPixmap>

namespace kader::ui {

/// The whole canvas, small, and which part of it is seen; dragging in it moves the view.
class Overview final : public Glass {
    Q_OBJECT

public:
    explicit Overview(QWidget *parent);

    void setCanvas(const iiif::CanvasSize &canvas);
    /// Turns with the view. Whether that is a change.
    bool setOrientation(imaging::Orientation orientation);
    void setImage(const QImage &image);
    /// In canvas units.
    void setSeen(const QRectF &seen);

    /// The longest side of an image for it, in device pixels.
    [[nodiscard]] int wantedSide() const;

signals:
    /// This canvas point is wanted in the middle.
    void chosen(QPointF canvas);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QRectF inner() const;
    [[nodiscard]] QRectF whole() const; ///< In canvas units.
    void fitSize();
    [[nodiscard]] imaging::Viewport viewport() const;
    void choose(QPointF view);
    [[nodiscard]] const QPixmap &ground();
    void paintImage(QPainter &painter, const QRectF &canvas) const;

    iiif::CanvasSize m_canvas;
    imaging::Orientation m_orientation;
    QImage m_image;
    QPixmap m_ground; ///< All but the frame, which moves with every frame of a pan; null when it is to be made.
    QRectF m_seen;
};

} // namespace kader::ui
