#pragma once

#include "base/cancellation.h"

#include <QImage>
#include <QList>
#include <QRect>
#include <QRgb>
#include <QSize>
#include <QString>

namespace kader::demo {

enum class Scene {
    Aerial,      ///< Grey vertical photograph of farmland on a river, with film border. 0.3 m a pixel.
    AerialMask,  ///< Land-cover classes of the same scene, as small grey values (see LandCover).
    Yeast,       ///< Budding yeast in dark-field fluorescence: green cytoplasm, magenta nuclei.
    Glacier,     ///< Grey photograph of ice, snow and rock, with film border.
    ThinSection, ///< Sandstone between crossed polarisers, in colour.
};

/// What the mask of an aerial photograph says about a pixel.
enum class LandCover : quint8 { Border = 0, Field = 1, Water = 2, Road = 3, Building = 4, Tree = 5 };

/// An image that exists as a formula only. Every pixel follows from scene, size and seed.
struct Picture {
    Scene scene = Scene::Aerial;
    QSize size = {};
    quint64 seed = 0;

    bool operator==(const Picture &) const = default;
};

/// The seed that belongs to a file's UUID. A mask has the seed of its photograph.
[[nodiscard]] quint64 seedOf(const QString &uuid);

[[nodiscard]] bool isGrey(Scene scene);

/// The colour of one pixel, (0, 0) being the upper left one.
[[nodiscard]] QRgb pixelAt(const Picture &picture, int x, int y);

/// `region` (inside the picture) at `size`: pixel (i, j) is the formula's value at the pixel of the
/// picture that holds the middle of what (i, j) covers. At native size that is the crop itself.
/// Grayscale8 or RGB32. A null image when `cancellation` was requested meanwhile.
[[nodiscard]] QImage render(const Picture &picture, const QRect &region, const QSize &size,
                            const Cancellation &cancellation = {});

/// The regions of the nuclei of a yeast picture that lie wholly inside it and are in focus, in
/// reading order of their cells. Empty for other scenes.
[[nodiscard]] QList<QRect> nuclei(const Picture &picture);

/// The regions of the bomb craters of an aerial picture that lie wholly inside it. Empty for other scenes.
[[nodiscard]] QList<QRect> craters(const Picture &picture);

} // namespace kader::demo
