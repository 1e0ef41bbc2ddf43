#pragma once

#include "base/job.h"
#include "iiif/painting.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/notice.h"
#include "ui/canvas/pixelsize.h"

#include <QTimer>
#include <QWidget>

#include <optional>

namespace kader::ui {

class Actions;
class ImageSwitch;
class GlassNote;
class Overview;
class ScaleBar;
class ZoomBox;

/// The canvas in view with what lies over it: what helps looking, which goes away when the mouse rests, and what is
/// to be said of an image that is not there. Does the actions of looking and of choosing a tool.
class CanvasPane final : public QWidget {
    Q_OBJECT

public:
    CanvasPane(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);
    ~CanvasPane() override;

    [[nodiscard]] CanvasView &view() const { return *m_view; }

signals:
    void pointerMoved(const std::optional<kader::ui::PointerNews> &news);
    /// Device pixels per pixel of the image; 1 is 100 %.
    void zoomChanged(double scale);
    /// How the canvas is turned, in words; empty where it is as it came.
    void turned(const QString &how);
    void hintChanged(const QString &hint);
    void regionShown(const std::optional<kader::iiif::Region> &region);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectParts();
    void showCanvas();
    void showImage(const iiif::CanvasView &canvas);
    void choose(const iiif::ChosenImages &chosen);
    void fetchOverview();
    void followLook();
    void followImage();
    [[nodiscard]] std::optional<Notice::Words> wordsForImage() const;
    void updateNotice();
    [[nodiscard]] std::optional<double> metresPerUnit() const;
    void updateScale();
    void askPixelSize();
    [[nodiscard]] PixelSize pixelSize() const;
    void showPixelSize();
    void followCuration();
    void showRegion(const std::optional<iiif::Region> &region);
    void wake();
    void rest();
    void placeGlass();
    void updateOverviewVisibility();

    Workspace &m_workspace;
    CanvasView *m_view;
    ZoomBox *m_zoomBox;
    Overview *m_overview;
    GlassNote *m_region;
    Notice *m_notice;
    ScaleBar *m_scaleBar;
    ImageSwitch *m_switch;
    QHash<CanvasView::Key, iiif::ChosenImages> m_chosen; ///< Where it is not the default.
    PixelSize m_pixelSize;
    curation::SourcePtr m_source; ///< Whose canvas is shown.
    std::optional<int> m_canvas;
    bool m_isPainted = false; ///< Whether there is any image on that canvas.
    JobHandle m_thumbnail;
    QTimer m_resting;  ///< Runs while the mouse has not rested for long.
    QTimer m_patience; ///< Runs until waiting is worth a word.
    bool m_isAwake = false;
};

} // namespace kader::ui
