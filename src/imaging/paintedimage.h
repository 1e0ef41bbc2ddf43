#pragma once

#include "iiif/painting.h"
#include "imaging/canvasimage.h"
#include "imaging/compositor.h"
#include "imaging/imagememory.h"
#include "imaging/tileloader.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <optional>

namespace kader::imaging {

struct Workshop;

/// One of a canvas's images: finds out what tiles it has, keeps those coming that a window needs, and draws
/// what is there.
class PaintedImage final {
public:
    /// `changed` is called when there is other news; never to be answered with calls of this object.
    PaintedImage(Workshop &shop, iiif::Painting painting, std::function<void()> changed);

    /// Of the painted part; nothing until it is known.
    [[nodiscard]] std::optional<iiif::ImageSize> size() const;

    /// Along the direction in which the image is the finer one; nothing until its size is known. The canvas must have
    /// an area.
    [[nodiscard]] std::optional<double> pixelsPerUnit(QSizeF canvas) const;

    /// As info.json says.
    [[nodiscard]] std::optional<double> metresPerPixel() const;

    /// The canvas must have an area.
    void look(const Viewport &viewport, QSizeF canvas);
    /// Asks for what comes into view next, where the host has no objections. For when all that is in view is there.
    void lookAhead();
    /// What draw() fills with pixels of the image, of a window's device pixels; nothing where some are missing.
    [[nodiscard]] QRect covered(const Viewport &viewport, QSizeF canvas) const;
    /// `window` is Format_RGB32.
    void draw(QImage &window, const Viewport &viewport, QSizeF canvas, const Toning &toning) const;
    /// Whether pixels must be those of the image, where the service can give them without loss.
    void setExact(bool isExact);
    /// Adds what is in view, as far as it is there. The canvas must have an area.
    void count(Histogram &histogram, const Viewport &viewport, QSizeF canvas) const;
    [[nodiscard]] std::optional<CanvasImage::Sample> sampleAt(QPointF point, QSizeF canvas) const;

    [[nodiscard]] bool isBusy() const { return m_finding || !m_loader.isIdle(); }
    /// Whether there is anything to draw of what was last looked at.
    [[nodiscard]] bool isShowing() const;
    /// Whether its tiles come turned and are turned back.
    [[nodiscard]] bool isTurnedBack() const { return m_turn && *m_turn != Orientation(); }
    /// Of the whole image, or of what was last looked at.
    [[nodiscard]] std::optional<Error> problem() const;
    /// Forgets all failures; look() then asks again.
    void retry();

private:
    void find();
    void describe(Result<iiif::ImageService> described);
    void findFile();
    void settle(iiif::ImageService service);
    void arrived(const Tile &tile, Result<DecodedImage> image);

    [[nodiscard]] QRectF placeOn(QSizeF canvas) const;
    [[nodiscard]] ImageRect part() const;
    [[nodiscard]] Placement placement(const Viewport &viewport, QSizeF canvas) const;
    [[nodiscard]] TilePlan plan(const Placement &placement) const;
    [[nodiscard]] iiif::ImageFormat format(const Tile &tile) const;
    [[nodiscard]] ImageKey key(const Tile &tile) const;
    [[nodiscard]] Compositor compositor() const;
    [[nodiscard]] QList<Tile> missing() const;
    [[nodiscard]] bool isSuspect() const;
    [[nodiscard]] QList<Tile> evidence() const;
    bool examine();
    [[nodiscard]] QList<Tile> ahead() const;
    [[nodiscard]] bool isPlanned(const Tile &tile) const;
    [[nodiscard]] std::optional<CanvasImage::Sample> sampleOf(qint32 level, ImagePoint point) const;
    [[nodiscard]] Result<ImageOrder> order(const Tile &tile) const;

    Workshop &m_shop;
    iiif::Painting m_painting;
    std::function<void()> m_changed;
    bool m_isExact = false;
    bool m_isFile = false;                       ///< One file, without a service.
    std::optional<iiif::ImageService> m_service; ///< Complete; of a file one that describes it. With m_pyramid.
    std::optional<TilePyramid> m_pyramid;
    TilePlan m_plan; ///< Of what was last looked at.
    std::optional<Error> m_failure;
    QSet<TileKey> m_examined;          ///< Tiles by which that could not be seen.
    std::optional<Orientation> m_turn; ///< How tiles come, once it is known; see turnedtiles.h.
    QHash<TileKey, Error> m_failed;
    QSet<TileKey> m_failedEarly; ///< Before anybody needed them; asked for once more when somebody does.
    View m_seen;                 ///< What was last looked at.
    ImagePoint m_heading = {};   ///< How far that has moved since the look before.
    QList<Tile> m_soon;          ///< What was asked for early.
    JobHandle m_finding;         ///< Of what is described nowhere but on the web.
    TileLoader m_loader;
};

} // namespace kader::imaging
