#pragma once

#include "store/curationfile.h"

namespace kader::test {

/// A manifest from which nothing is read; its bytes are made of its title.
[[nodiscard]] store::Source sampleSource(const QString &title = QStringLiteral("Yeast 07"));

/// A curator's comment on canvas 3 of the source.
[[nodiscard]] store::Annotation sampleAnnotation(const QUuid &source, const QString &text);

/// One of the source's own, with everything that an annotation can have.
[[nodiscard]] store::Annotation richAnnotation(const QUuid &source);

[[nodiscard]] store::Change inserted(const store::Annotation &annotation);
[[nodiscard]] store::Change removed(const store::Annotation &annotation);
[[nodiscard]] store::Change retold(const store::Annotation &annotation, const QString &text);

/// A fresh curation at `path` that holds one sampleSource of the identity `source`.
[[nodiscard]] store::CurationFile freshCuration(const QString &path, const QUuid &source);

} // namespace kader::test
