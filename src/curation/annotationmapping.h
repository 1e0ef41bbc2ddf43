#pragma once

#include "iiif/annotation.h"
#include "store/annotation.h"

#include <vector>

namespace kader::curation {

/// Annotations as documents have them, and as the working file keeps them. What the working file says in plain
/// terms (a rectangle, one text) it says so whatever form the document chose; what needs more stays JSON.

/// `source` is the identity of the manifest in the curation.
[[nodiscard]] store::Annotation fromDocument(const iiif::Annotation &annotation, const QUuid &source, int canvas);

/// Annotations as they stand in `document`, with that as their provenance, about canvases of `source`. Their
/// identities follow from the document's and their places.
[[nodiscard]] std::vector<store::Annotation> annotationsAsTheyStand(const std::vector<iiif::PlacedAnnotation> &placed,
                                                                    const QUuid &source, const QUuid &document);

/// The annotations of a manifest itself.
[[nodiscard]] std::vector<store::Annotation> ownAnnotations(const iiif::Manifest &manifest, const QUuid &source);

/// The identity that an id was made from, in an export of this or another curation; null when it was not.
[[nodiscard]] QUuid identityIn(const QString &id);

/// As a document will have it, about a canvas of that id.
[[nodiscard]] iiif::Annotation toDocument(const store::Annotation &annotation, const QString &canvasId);

/// What the document's annotation becomes when the curator has made `edited` of it: what was not edited stays as
/// the document has it.
[[nodiscard]] iiif::Annotation edited(const iiif::Annotation &original, const store::Annotation &edited, int canvas,
                                      const QString &canvasId);

} // namespace kader::curation
