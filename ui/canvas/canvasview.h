#pragma once

#include "imaging/canvasimage.h"
#include "ui/canvas/camera.h"
#include "ui/canvas/canvasregions.h"
#include "ui/canvas/glide.h"
#include "ui/canvas/regionlayer.h"
#include "ui/canvas/toolbench.h"

#include <QHash>
#include <QWidget>

#include <memory>
#include <optional>
#include <utility>

class QNativeGestureEvent;
class QPinchGesture;

namespace kader::ui {

/// What lies under the pointer where that is on the canvas.
struct PointerNews {
    QPointF canvas;
    std::optional<imaging::CanvasImage::Sample> sample;
};

/// Shows one canvas with its annotations and lets tools work on it: the wheel zooms at the pointer, dragging pans
/// where a tool does nothing better, Space with any tool, the middle button always. Keys that the tool leaves alone
/// pan or go on to the window. A drag that is let go in motion glides on, and steps of zooming are glided through, till
/// the next press or key. What is seen of each canvas is remembered as long as the view lives.
class CanvasView final : public QWidget {
    Q_OBJECT

public:
    explicit CanvasView(Workspace &workspace, QWidget *parent = nullptr);
    ~CanvasView() override;

    /// Names a canvas for as long as the view lives.
    using Key = std::pair<QUuid, int>;
    /// Shows this image from now on, or nothing.
    void show(const Key &key, std::unique_ptr<imaging::CanvasImage> image);
    using QWidget::show;

    [[nodiscard]] imaging::CanvasImage *image() const { return m_image.get(); }
    /// Shows the pixels of the image that is shown now like this; the next one's as they are.
    void setDisplay(const imaging::DisplayTransform &display);
    [[nodiscard]] const Camera &camera() const { return m_camera; }
    /// Whether it is on its way to somewhere.
    [[nodiscard]] bool isMoving() const { return m_glide.isMoving(); }
    [[nodiscard]] CanvasRegions &regions() { return m_regions; }
    [[nodiscard]] ToolBench &bench() { return m_bench; }

    void zoomIn();
    void zoomOut();
    void fit();
    void showActualSize();
    /// By quarters, clockwise as it is seen.
    void turn(int quarters);
    /// Left to right, as it is seen.
    void flip();
    /// Lines between pixels where these are large, if the image lies as plainly on its canvas as lines can tell.
    void setGridWanted(bool isWanted);
    void setGridPossible(bool isPossible);
    /// How large a canvas unit is in the world, for what is measured.
    void setMetresPerUnit(std::optional<double> metres);
    /// "123 px · 30.9 µm", of what is measured; empty where nothing is.
    [[nodiscard]] QString measureText() const;
    /// The tool, and the region that is drawn, changed or selected, in words.
    [[nodiscard]] QString spokenState() const;
    /// Shows a part of the canvas closely.
    void lookAt(const iiif::Region &region);
    /// Shows the canvas as it was seen from there.
    void restore(const Camera::Place &place);
    /// Brings a canvas point to the middle.
    void centreOn(QPointF canvas);

signals:
    /// Another image, or none, is to be shown, and was not looked at yet: it may be said how.
    void imageTaken();
    void pointerMoved(const std::optional<kader::ui::PointerNews> &news);
    /// Another part of the canvas is seen, or the window is another one.
    void looked();
    /// The image has got further, or failed.
    void imageChanged();
    void hintChanged(const QString &hint);
    /// The region being drawn or dragged, or nothing.
    void regionShown(const std::optional<kader::iiif::Region> &region);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool isNext) override;

private:
    [[nodiscard]] tools::CanvasPoint toCanvas(QPointF view) const;
    void takeCanvas();
    void takeImage();
    void zoomBy(double factor, QPointF anchor);
    void moved();
    void regionsChanged();
    void connectRegions();
    void followCrosshair();
    void paintRegions(QPainter &painter);
    void updateSpoken();
    void updatePointer();
    void updateHint();
    bool panByKey(const QKeyEvent &event);
    bool handleGesture(QEvent *event);
    void pinch(const QPinchGesture &gesture);
    void startPan(QPointF view);
    void panTo(QPointF grabbed, QPointF view);
    void endPan(qint64 time);
    [[nodiscard]] bool isOverRegion(QPointF view) const;
    void paintImage(QPainter &painter);
    void paintMeasure(QPainter &painter);
    void paintFocus(QPainter &painter);

    Workspace &m_workspace;
    Camera m_camera;
    Glide m_glide;
    CanvasRegions m_regions;
    ToolBench m_bench;
    RegionLayer m_layer;
    std::unique_ptr<imaging::CanvasImage> m_image;
    Key m_key;
    QHash<Key, Camera::Place> m_places;
    QImage m_composed; ///< Null when it is to be composed again.
    QPointF m_pointer;
    bool m_isPointerInside = false;
    std::optional<tools::RegionId> m_hovered;
    std::optional<QPointF> m_grabbed; ///< Canvas point that a pan of the view's own holds.
    bool m_isPanned = false;          ///< Since the button went down.
    DragSpeed m_speed;
    bool m_isGridWanted = false;
    bool m_isGridPossible = false;
    std::optional<double> m_metresPerUnit;
    bool m_isSpaceDown = false;
    bool m_isFocusShown = false;
    QString m_hint;
    QString m_spoken;
};

} // namespace kader::ui
