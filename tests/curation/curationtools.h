#pragma once

#include "curation/curation.h"

#include <memory>

namespace kader::test {

/// A curation, once it is there; ends the test run when it cannot be had.
[[nodiscard]] std::unique_ptr<curation::Curation> created(const QString &path);
[[nodiscard]] std::unique_ptr<curation::Curation> opened(const QString &path);

/// A page with two annotations, one of them of a rectangle, to be the second argument of sampleManifest().
[[nodiscard]] QByteArray ownNotes();

/// A manifest as the repository serves it, with annotations on its first canvas.
[[nodiscard]] curation::SourcePtr sampleSource(const QByteArray &annotations = {}, int canvases = 4);

} // namespace kader::test
