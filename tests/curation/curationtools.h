#pragma once

#include "curation/curation.h"

#include <memory>

namespace kader::test {

/// A curation, once it is there; ends the test run when it cannot be had.
[[nodiscard]] std::unique_ptr<curation::Curation> created(const QString &path);
[[nodiscard]] std::unique_ptr<curation::Curation> opened(const QString &path);
/// The same one, once it was closed and opened again.
void reopen(std::unique_ptr<curation::Curation> &curation);

/// A new annotation on the second canvas, as a step.
curation::Annotation draw(curation::Curation &curation, const QUuid &source, const QString &text);
/// Gives an annotation that is as in `note` another text, as a step.
void edit(curation::Curation &curation, const curation::Annotation &note, const QString &text);

/// A page with two annotations, one of them of a rectangle, to be the second argument of sampleManifest().
[[nodiscard]] QByteArray ownNotes();

/// A manifest as the repository serves it, with annotations on its first canvas.
[[nodiscard]] curation::SourcePtr sampleSource(const QByteArray &annotations = {}, int canvases = 4);

} // namespace kader::test
