#pragma once

#include "iiif/manifest.h"
#include "imaging/tilepyramid.h"
#include "support/scriptedserver.h"

#include <QImage>

#include <optional>

namespace kader::test {

/// A server with one image of 1000×800 pixels in tiles of 256 at the factors 1, 2 and 4, lossless, and canvases
/// that are painted with it.
class Gallery final {
public:
    Gallery();

    ScriptedServer server;

    [[nodiscard]] const QImage &image() const { return m_image; }
    [[nodiscard]] QByteArray target(const imaging::Tile &tile) const;
    [[nodiscard]] QByteArray answer(const imaging::Tile &tile) const;
    [[nodiscard]] const imaging::TilePyramid &pyramid() const { return *m_pyramid; }
    /// All tiles of all levels, the finest first.
    [[nodiscard]] QList<imaging::Tile> tiles() const;
    /// The one tile that shows all of the image.
    [[nodiscard]] imaging::Tile coarse() const { return pyramid().tile({2, 0, 0}); }
    [[nodiscard]] int tilesAskedFor(qint32 level) const;

    /// Every tile gets this answer from now on, or its own.
    void answerAll(const Reply &reply);
    void answerAll();
    /// Every tile's own answer waits for release().
    void hold(const imaging::Tile &tile);

    /// The service's block in a manifest; `without` leaves members out.
    [[nodiscard]] QByteArray service(const QByteArrayList &without = {}) const;
    /// A canvas with this body, of 1000×800 units.
    [[nodiscard]] iiif::Manifest manifest(const QByteArray &body) const;
    /// With the whole service.
    [[nodiscard]] iiif::Manifest manifest() const;

private:
    QImage m_image;
    std::optional<iiif::ImageService> m_service;
    std::optional<imaging::TilePyramid> m_pyramid;
};

} // namespace kader::test
