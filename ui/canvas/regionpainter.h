#pragma once

#include "imaging/viewport.h"
#include "ui/canvas/canvasregions.h"
#include "ui/canvas/regionlabels.h"

#include <QColor>
#include <QFont>
#include <QPen>
#include <QPolygonF>

#include <optional>

class QPainter;

namespace kader::ui {

/// What is painted over an image.
struct RegionsLook {
    imaging::Viewport viewport;
    iiif::CanvasSize canvas;
    std::optional<tools::RegionId> selected = {};
    std::optional<tools::RegionId> hovered = {};
    std::optional<int> corner = {}; ///< Of the selected polygon, the chosen one.
    std::optional<tools::ShowPreview> preview = {};
};

/// Paints the regions that are worked with, one by one, over all others (see StillPainter): so that they hold on any
/// image as a coloured line of 2 pixels between two dark ones, the same on the screen at every zoom and scaling, edges
/// of rectangles on whole device pixels, points as rings. What came with its source has light dashes inside and a ring
/// in its label; what only encloses what it is about is dotted.
class RegionPainter final {
public:
    RegionPainter(QPainter &painter, const RegionsLook &look, const QFont &font);

    /// One that is selected, hovered or has a preview, with its handles and its label.
    void paintOver(const ShownRegion &region);
    /// The preview of what is not there yet.
    void paintNew();

private:
    struct Drawn {
        const ShownRegion *region;
        const iiif::Shape *shape;
        QRectF rect; ///< In the view, on whole device pixels, cut off a little beyond its edges.
        QColor colour;
        bool isHovered = false;
    };

    [[nodiscard]] std::optional<Drawn> prepared(const ShownRegion &region, const iiif::Shape &shape) const;
    void paintShape(const Drawn &drawn, bool isEmphasized);
    void paintRectangle(const Drawn &drawn);
    void paintDots(const QRectF &rect, const QColor &colour);
    void paintSourceMark(const QRectF &rect);
    void paintLines(const iiif::Shape &shape, const QColor &colour, bool isFromSource);
    void strokeLines(const iiif::Shape &shape, const QList<QPen> &pens);
    void paintHandles(const iiif::Shape &shape);
    void paintHandle(QPointF centre, double side, const QColor &colour);
    void paintUnfinished(const iiif::Shape &line);
    [[nodiscard]] QPolygonF viewLine(const iiif::SvgOutline &outline) const;

    QPainter &m_painter;
    const RegionsLook &m_look;
    LabelMaker m_labels;
};

/// Where keys would set something down.
void paintCrosshair(QPainter &painter, QPointF view);

} // namespace kader::ui
