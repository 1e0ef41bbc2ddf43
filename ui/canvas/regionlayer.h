#pragma once

#include "ui/canvas/regionpainter.h"

#include <QImage>
#include <QList>
#include <QRect>

#include <optional>

namespace kader::ui {

/// The regions over an image. Those that nobody touches are a picture, so that to drag one among thousands while the
/// view stands still costs no more than to paint that one: what changes in the picture is only painted anew where it
/// is.
class RegionLayer final {
public:
    void paint(QPainter &painter, const RegionsLook &look, const CanvasRegions &regions, const QFont &font);

    /// All of it is to be painted anew.
    void forget() { m_isMade = false; }
    /// One region is another one now; both as they are known to the regions now and as they were.
    void touch(const ShownRegion &before, const ShownRegion *now);

private:
    void make(const RegionsLook &look, const CanvasRegions &regions, const QFont &font);
    void refresh(const RegionsLook &look, const CanvasRegions &regions, const QFont &font);
    void takeLifted(const CanvasRegions &regions);
    void touch(const ShownRegion &region);
    void label(RegionPainter &painter, const CanvasRegions &regions);
    void repaint(const QRect &area, const RegionsLook &look, const CanvasRegions &regions, const QFont &font);

    QImage m_picture;
    bool m_isMade = false;
    imaging::Viewport m_viewport;
    QList<RegionLabel> m_labels;
    std::optional<tools::RegionId> m_lifted; ///< Not in the picture.
    QList<ShownRegion> m_touched;            ///< Where the picture is to be painted anew.
    QList<tools::RegionId> m_unlabelled;     ///< Whose labels are to be found again.
};

} // namespace kader::ui
