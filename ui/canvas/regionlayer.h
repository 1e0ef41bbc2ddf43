#pragma once

#include "ui/canvas/regionlabels.h"
#include "ui/canvas/regionpainter.h"
#include "ui/canvas/stillpainter.h"

#include <QImage>
#include <QList>
#include <QObject>
#include <QRect>
#include <QTimer>

#include <optional>

namespace kader::ui {

/// The regions over an image. Those that nobody touches are a picture, so that to drag one among thousands costs no
/// more than to paint that one: what changes in the picture is only painted anew where it is, and where the view moves
/// the picture is moved with it. Labels lie over it, for where there is room for them is another matter in every place.
/// While the zoom changes, very many slanted lines are painted roughly, and as they are when that rests.
class RegionLayer final : public QObject {
    Q_OBJECT

public:
    RegionLayer();

    void paint(QPainter &painter, const RegionsLook &look, const CanvasRegions &regions, const QFont &font);

    /// All of it is to be painted anew.
    void forget() { m_isMade = false; }
    /// One region is another one now; both as they are known to the regions now and as they were.
    void touch(const ShownRegion &before, const ShownRegion *now);

signals:
    /// What was painted roughly is to be painted again.
    void restWanted();

private:
    void empty();
    void paintStill(QPainter &painter, const RegionsLook &look, const QList<const ShownRegion *> &seen,
                    const CanvasRegions &regions, const QFont &font);
    [[nodiscard]] bool follow(const imaging::Viewport &viewport, const CanvasRegions &regions);
    void make(const CanvasRegions &regions, bool isHasty);
    void move(qint64 x, qint64 y, const CanvasRegions &regions);
    void takeLifted(const CanvasRegions &regions);
    void touch(const ShownRegion &region);
    void paintTouched(const CanvasRegions &regions);
    void repaint(const QRect &area, const CanvasRegions &regions);

    QImage m_picture;
    bool m_isMade = false;
    bool m_isHasty = false; ///< As it was made last.
    QTimer m_rest;
    imaging::Viewport m_viewport;
    StillPainter::Rings m_rings;
    RegionLabels m_labels;
    std::optional<tools::RegionId> m_lifted; ///< Not in the picture.
    QList<ShownRegion> m_touched;            ///< Where the picture is to be painted anew.
};

} // namespace kader::ui
