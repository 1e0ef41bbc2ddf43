#pragma once

#include "curation/annotationwords.h"
#include "iiif/outline.h"

namespace kader::curation {

/// The forms that bodies of annotations have (Web Annotation, 3.2; Presentation 3, 5.6), as far as they say words.

[[nodiscard]] bool isTag(iiif::Value body);
/// The items of a Choice; nothing for any other body.
[[nodiscard]] iiif::Value choiceItems(iiif::Value body);
/// Nothing when the body is no text, or is a tag.
[[nodiscard]] std::optional<AnnotationText> textIn(iiif::Value body);
/// Nothing when the body is no tag.
[[nodiscard]] std::optional<AnnotationTag> tagIn(iiif::Value body);

/// JSON of bodies that Kader makes.
[[nodiscard]] QByteArray bodyOf(const AnnotationText &text);
[[nodiscard]] QByteArray bodyOf(const AnnotationTag &tag);
/// Tells the term that a tag means; for one with an address.
[[nodiscard]] QByteArray meaningOf(const AnnotationTag &tag);

} // namespace kader::curation
