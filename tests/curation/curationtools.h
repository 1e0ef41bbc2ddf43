#pragma once

#include "curation/curation.h"

namespace kader::test {

/// A curation, once it is there; ends the test run when it cannot be had.
[[nodiscard]] std::unique_ptr<curation::Curation> created(const QString &path);
[[nodiscard]] std::unique_ptr<curation::Curation> opened(const QString &path);

/// A manifest of four canvases as the repository serves it; `annotations` are JSON of ones on the first, with commas.
[[nodiscard]] curation::SourcePtr sampleSource(const QByteArray &annotations = {}, int canvases = 4);

} // namespace kader::test
