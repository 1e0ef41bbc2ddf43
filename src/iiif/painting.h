#pragma once

#include "iiif/imagerequest.h"
#include "iiif/manifest.h"

#include <QList>
#include <QRectF>
#include <QStringList>

#include <optional>
#include <vector>

namespace kader::iiif {

/// An image as a manifest names it (Presentation 3, 3.1 and 5.7): by a service, by the address of one file,
/// or by both.
struct ImageResource {
    std::optional<ImageService> service = {};
    std::optional<WebAddress> address = {};
    std::optional<ImageSize> size = {}; ///< In pixels, as the manifest says; it may err.
};

/// An image painted on a canvas (Presentation 3, 5.6). Always one that can be asked for.
struct Painting {
    ImageResource image;
    /// What of the image is painted, in its own pixels (ImageApiSelector, FragmentSelector); none: all of it.
    std::optional<ImageRegion> part = {};
    /// Where, in canvas units, not rounded; none: the whole canvas, to which the image is stretched.
    std::optional<QRectF> place = {};
    /// What the manifest asks for that is not done, in words: an image to be turned or mirrored, a part that is no
    /// rectangle. Empty as a rule.
    QStringList notDone = {};
};

/// Which alternative is taken of each Choice on a canvas (Presentation 3, 5.6), by position, in the order of
/// imageChoices(). What is missing, or no position there, stands for the default.
using ChosenImages = QList<int>;

/// The images painted on a canvas, the lowest first. Tolerant: annotations without motivation count, of a
/// Choice the default is taken if nothing else is chosen, else its first image, whatever is no image with an http(s)
/// address is passed over, and an image that points at another canvas belongs to this one.
[[nodiscard]] std::vector<Painting> paintings(const CanvasView &canvas, const ChosenImages &chosen = {});

/// A place of a canvas where one of several images can be shown.
struct ImageChoice {
    QStringList alternatives; ///< At least two, the default first, as they are called; without a name by their numbers.

    bool operator==(const ImageChoice &) const = default;
};

/// The choices that a canvas leaves, in the order in which they are painted. Of choices within a choice the default
/// counts.
[[nodiscard]] std::vector<ImageChoice> imageChoices(const CanvasView &canvas);

/// What a resource (canvas, manifest, collection) names as its thumbnails. They need not be small: the repository
/// names the whole image.
[[nodiscard]] std::vector<ImageResource> thumbnails(Value resource);
[[nodiscard]] std::vector<ImageResource> thumbnails(const CanvasView &canvas);

} // namespace kader::iiif
