#pragma once

#include "ui/canvas/canvasregions.h"
#include "ui/canvas/deviceplaces.h"

#include <QColor>
#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QImage>
#include <QList>

#include <optional>

class QPainter;

namespace kader::ui {

/// A tab with words above a region, in the view.
struct RegionLabel {
    QRectF tab;
    QString text;
    QColor colour;
    bool isFromSource = false;
};

/// Finds where the label of a region stands, and paints it there. What it measured it remembers.
class LabelMaker final {
public:
    explicit LabelMaker(const QFont &font);

    /// Nothing where there is no room; for one that is needed there always is.
    [[nodiscard]] std::optional<RegionLabel> labelOf(const ShownRegion &region, const iiif::Shape &shape,
                                                     const DevicePlaces &places, bool isNeeded,
                                                     const QList<RegionLabel> &others = {});
    void paint(QPainter &painter, const RegionLabel &label) const;

private:
    struct Words {
        QString text;
        double width;
    };
    [[nodiscard]] Words measured(const QString &text, int room);
    [[nodiscard]] QPointF corner(const iiif::Shape &shape, const QRectF &rect, const DevicePlaces &places) const;

    QFont m_font;
    QFontMetricsF m_metrics;
    double m_height; ///< Of a tab.
    QHash<std::pair<QString, int>, Words> m_measured;
};

/// The labels of regions that nobody touches: for as many as there is room for; of those that are in each other's way
/// for the last.
class RegionLabels final {
public:
    void arrange(const QList<const ShownRegion *> &regions, const imaging::Viewport &viewport, const QFont &font);
    /// What was arranged last.
    void paint(QPainter &painter);

    [[nodiscard]] const QList<RegionLabel> &labels() const { return m_labels; }

private:
    struct Look {
        QString text;
        QRgb colour;
        bool isFromSource;

        bool operator==(const Look &) const = default;
        friend size_t qHash(const Look &look, size_t seed = 0)
        {
            return qHashMulti(seed, look.text, look.colour, look.isFromSource);
        }
    };
    [[nodiscard]] static bool mayHaveRoom(const ShownRegion &region, double zoom);
    [[nodiscard]] const QImage &picture(const RegionLabel &label);

    QFont m_font;
    std::optional<LabelMaker> m_maker;
    double m_ratio = 1;
    QList<RegionLabel> m_labels;
    QHash<Look, QImage> m_pictures; ///< To paint words takes longer than all the rest.
};

} // namespace kader::ui
