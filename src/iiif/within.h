#pragma once

#include "iiif/document.h"

namespace kader::iiif {

/// A manifest that lies inside of a document that is none: a list, the member of an answer, a JSON-LD graph.
struct ManifestWithin {
    Document document;      ///< The manifest, with the context of what is around it where it has none of its own.
    Value place;            ///< Where it lies.
    qsizetype inserted = 0; ///< Bytes of the context that its text has behind the first one, and the source has not.

    /// An offset in the manifest's text as one in the text around it.
    [[nodiscard]] qint64 offsetAround(qint64 offset) const;
};

/// Nothing when there is none, or there are several.
[[nodiscard]] std::optional<ManifestWithin> manifestWithin(const Document &document);

} // namespace kader::iiif
