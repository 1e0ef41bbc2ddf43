#pragma once

#include "imaging/viewport.h"
#include "ui/canvas/canvasregions.h"

#include <QColor>
#include <QFont>

#include <optional>

class QPainter;

namespace kader::ui {

/// What is painted over an image.
struct RegionsLook {
    imaging::Viewport viewport;
    iiif::CanvasSize canvas;
    std::optional<tools::RegionId> selected = {};
    std::optional<tools::RegionId> hovered = {};
    std::optional<tools::ShowPreview> preview = {};
};

/// Paints regions so that they hold on any image: a coloured line of 2 pixels between two dark ones, the same on the
/// screen at every zoom and scaling, edges on whole device pixels. What came with its source has light dashes inside
/// and a ring in its label; what only encloses a shape is dotted. Labels stand where there is room for them.
class RegionPainter final {
public:
    RegionPainter(QPainter &painter, const RegionsLook &look, const QFont &font);

    void paint(const QList<ShownRegion> &regions);

private:
    struct Drawn {
        const ShownRegion *region;
        QRectF rect; ///< In the view, on whole device pixels, cut off a little beyond its edges.
        QColor colour;
    };

    [[nodiscard]] std::optional<Drawn> prepared(const ShownRegion &region) const;
    [[nodiscard]] QRectF viewRect(const iiif::Region &region) const;
    void paintFrame(const Drawn &drawn);
    void paintOutline(const QRectF &rect, const QColor &colour);
    void paintDots(const QRectF &rect, const QColor &colour);
    void paintSourceMark(const QRectF &rect);
    void paintHandles(const ShownRegion &region);
    void paintLabels(const QList<Drawn> &regions);
    void paintLabel(const Drawn &drawn, bool isNeeded);
    void paintNew();
    [[nodiscard]] QRectF labelRect(const Drawn &drawn, double width) const;
    [[nodiscard]] bool isEmphasized(const ShownRegion &region) const;

    QPainter &m_painter;
    const RegionsLook &m_look;
    QFont m_font;
    QList<QRectF> m_labels; ///< Already painted.
};

} // namespace kader::ui
