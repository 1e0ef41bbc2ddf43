#pragma once

#include "ui/canvas/canvasregions.h"
#include "ui/canvas/deviceplaces.h"

#include <QHash>
#include <QImage>

namespace kader::ui {

/// Paints regions that nobody touches straight into the pixels of an image, as there may be thousands: rectangles with
/// edges on whole pixels, points as rings, others smoothly, those that would be no larger than their lines as dots.
/// What it paints at another place of the view is the same to the pixel, only moved, unless the zoom is another one.
/// Those that are selected with others have a light line around theirs.
class StillPainter final {
public:
    /// How far from its shape a region is painted at most, in view pixels; its label is left out.
    static constexpr double Reach = 16;
    /// Of points, by colour and whether they are among those selected: the same one is painted only once.
    using Rings = QHash<std::pair<QRgb, bool>, QImage>;

    /// Into an image of 32 bits a pixel (premultiplied where it has alpha) that has the device's pixels.
    StillPainter(QImage &image, const imaging::Viewport &viewport, Rings &rings);

    /// Nothing is changed beyond; in device pixels of the window.
    void clipTo(const QRect &area);
    void clear();
    /// Lines that are not upright may look rougher now, and are painted much more quickly.
    void setHasty(bool isHasty) { m_isHasty = isHasty; }
    /// Those of whole canvases are not to be seen.
    void paint(const ShownRegion &region);

private:
    /// Lines around a box: from so far outside to so far inside of its edges.
    struct Frame {
        qint64 from;
        qint64 to;
    };
    /// A pattern along a line, from its beginning: `on` pixels of each `period`.
    struct Dashes {
        qint64 on;
        qint64 period;
    };

    [[nodiscard]] qint64 pixels(double view) const;
    [[nodiscard]] Frame frame(double outside, double inside) const;
    void paintTiny(const ShownRegion &region, const PixelBox &box, QRgb colour);
    void paintRectangle(const ShownRegion &region, const PixelBox &box, QRgb colour);
    void paintPoint(const ShownRegion &region, QRgb colour);
    void paintLines(const ShownRegion &region, QRgb colour);
    void fillFrame(const PixelBox &box, const Frame &frame, QRgb colour);
    void dashFrame(const PixelBox &box, const Frame &frame, const Dashes &dashes, QRgb colour);
    void fill(const PixelBox &box, QRgb colour);
    const QImage &ring(QRgb colour, bool isAmongSelected);

    QImage &m_image;
    DevicePlaces m_places;
    Rings &m_rings;
    bool m_isHasty = false;
    PixelBox m_clip; ///< From where the canvas begins, as all boxes are.
};

} // namespace kader::ui
