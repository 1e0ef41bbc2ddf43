#pragma once

#include "curation/snapshot.h"
#include "iiif/manifest.h"
#include "iiif/shape.h"

#include <optional>
#include <vector>

namespace kader::curation {

/// What becomes of a shape on a canvas of another size.
enum class Fitting {
    KeepPlace, ///< The same coordinates; what would lie beyond the canvas is cut off.
    Scale,     ///< In proportion, across and down.
    Skip       ///< It is not copied there.
};

struct FittedShape {
    iiif::Shape shape;
    bool isCut = false;

    bool operator==(const FittedShape &) const = default;
};

/// A shape of one canvas on another one; nothing where none of it would lie there, or it is skipped. A canvas whose
/// size is not known takes it as it is. A shape that is no rectangle, point or polygon stays only where it fits as it
/// is; else it is the rectangle around it.
[[nodiscard]] std::optional<FittedShape> fitted(const iiif::Shape &shape, std::optional<iiif::CanvasSize> from,
                                                std::optional<iiif::CanvasSize> to, Fitting fitting);

/// Copies of one annotation for many canvases, to be added in one step.
struct Propagated {
    std::vector<Annotation> copies;
    int cut = 0;     ///< Those that are smaller than their original.
    int skipped = 0; ///< Canvases that get none.
};

/// `to` are canvases of `source`. What is said of the original is said of the copies; who made them, and when, is their
/// own.
[[nodiscard]] Propagated propagated(const Annotation &original, const iiif::CanvasView &from, const QUuid &source,
                                    const std::vector<const iiif::CanvasView *> &to, Fitting fitting);

} // namespace kader::curation
