#pragma once

#include "curation/snapshot.h"
#include "iiif/shape.h"
#include "store/change.h"

#include <optional>
#include <span>

namespace kader::curation {

using store::Step;

/// An annotation that a curator makes, with identity and times.
[[nodiscard]] Annotation newAnnotation(const QUuid &source, int canvas, const std::optional<iiif::Region> &region);

/// The region of the annotation's first target; nothing for a whole canvas, and for a shape what encloses it.
[[nodiscard]] std::optional<iiif::Region> regionOf(const Annotation &annotation);
/// Whether its region is all there is to its target: only then may it be moved and resized as a rectangle.
[[nodiscard]] bool hasPlainRegion(const Annotation &annotation);
[[nodiscard]] Annotation withRegion(Annotation annotation, const std::optional<iiif::Region> &region);

/// What a target is about on its canvas; nothing for a whole canvas. It is writable if withShape() can give it another
/// shape of its kind. One that says more than can be read is the rectangle around it.
[[nodiscard]] std::optional<iiif::SelectedShape> shapeOf(const store::Target &target, const iiif::CanvasView &canvas);
/// The annotation about another shape, on the canvas of its first target: what tells a shape of that kind already keeps
/// all else that it says.
[[nodiscard]] Annotation withShape(Annotation annotation, const iiif::Shape &shape, const iiif::CanvasView &canvas);

/// Steps by name ("Draw region", "Edit text"), for undo to call them by. An annotation that came with its
/// source is marked as edited or deleted; others are changed or go. `modified` is set.
[[nodiscard]] Step addition(const QString &name, std::span<const Annotation> annotations);
[[nodiscard]] Step change(const QString &name, const Annotation &before, Annotation after);
[[nodiscard]] Step deletion(const QString &name, std::span<const Annotation> annotations);

} // namespace kader::curation
