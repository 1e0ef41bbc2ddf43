#pragma once

#include "iiif/edits.h"

#include <QStringList>

namespace kader::iiif {

inline const QString presentationContext = QStringLiteral("http://iiif.io/api/presentation/3/context.json");
inline const QString navPlaceContext = QStringLiteral("http://iiif.io/api/extension/navplace/context.json");

/// The JSON-LD contexts of a document's `@context`, a string or an array; other forms are passed over.
[[nodiscard]] QStringList readContexts(Value context);

/// The contexts that a document with `before` needs so that `wanted` are among them and Presentation 3
/// comes last, each once (Presentation 3, section 4.6).
[[nodiscard]] QStringList mergedContexts(const QStringList &before, const QStringList &wanted);

/// Gives the document's root those contexts; contexts that are objects stay where they are.
void setContexts(Edits &edits, Value root, const QStringList &wanted);

/// The JSON of an `@context`: a string for one, else an array.
[[nodiscard]] QByteArray contextJson(const QStringList &contexts);

} // namespace kader::iiif
