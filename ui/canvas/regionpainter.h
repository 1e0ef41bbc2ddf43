#pragma once

#include "imaging/viewport.h"
#include "ui/canvas/canvasregions.h"

#include <QColor>
#include <QFont>
#include <QHash>
#include <QImage>
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

/// A tab with words above a region, in the view.
struct RegionLabel {
    tools::RegionId id;
    QRectF tab;
    QString text;
    QColor colour;
    bool isFromSource = false;
};

/// Paints regions as what they are so that they hold on any image: a coloured line of 2 pixels between two dark ones,
/// the same on the screen at every zoom and scaling, edges of rectangles on whole device pixels, points as rings. What
/// came with its source has light dashes inside and a ring in its label; what only encloses what it is about is dotted.
/// Labels stand where there is room for them.
class RegionPainter final {
public:
    /// How far from its shape a region is painted at most, its label left out.
    static constexpr double Reach = 16;

    RegionPainter(QPainter &painter, const RegionsLook &look, const QFont &font);

    /// All of it.
    void paint(const QList<ShownRegion> &regions);

    // --- Part by part

    /// As they are when nobody points at them; those of whole canvases are not to be seen.
    void paintStill(const ShownRegion &region);
    /// For as many as there is room for; of those that are in each other's way for the last. Beside those there are.
    [[nodiscard]] QList<RegionLabel> labelsOf(const QList<const ShownRegion *> &regions,
                                              QList<RegionLabel> labels = {}) const;
    void paintLabel(const RegionLabel &label);
    /// Over all others: one that is selected, hovered or has a preview, with its handles and its label.
    void paintOver(const ShownRegion &region);
    /// The preview of what is not there yet.
    void paintNew();

    /// Where a region is seen, cut off a little beyond the window; its line reaches further than this.
    [[nodiscard]] QRectF viewRect(const iiif::Shape &shape) const;

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
    bool paintQuickly(const iiif::Shape &shape, const QColor &colour);
    void paintPoint(const iiif::Shape &shape, const QColor &colour, bool isEmphasized);
    void paintHandles(const iiif::Shape &shape);
    void paintHandle(QPointF centre, double side, const QColor &colour);
    void paintUnfinished(const iiif::Shape &line);
    [[nodiscard]] QPolygonF viewLine(const iiif::SvgOutline &outline) const;
    [[nodiscard]] std::optional<RegionLabel> labelOf(const Drawn &drawn, bool isNeeded,
                                                     const QList<RegionLabel> &others) const;
    [[nodiscard]] QPointF labelCorner(const Drawn &drawn) const;

    QPainter &m_painter;
    const RegionsLook &m_look;
    QFont m_font;
    QHash<QRgb, QImage> m_rings; ///< Of points, by colour.
};

/// Where keys would set something down.
void paintCrosshair(QPainter &painter, QPointF view);

} // namespace kader::ui
