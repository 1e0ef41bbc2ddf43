#pragma once

#include "curation/snapshot.h"
#include "iiif/region.h"
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

/// Steps by name ("Draw region", "Edit text"), for undo to call them by. An annotation that came with its
/// source is marked as edited or deleted; others are changed or go. `modified` is set.
[[nodiscard]] Step addition(const QString &name, std::span<const Annotation> annotations);
[[nodiscard]] Step change(const QString &name, const Annotation &before, Annotation after);
[[nodiscard]] Step deletion(const QString &name, std::span<const Annotation> annotations);

} // namespace kader::curation
