#pragma once

#include "iiif/outline.h"

#include <QByteArray>
#include <QSet>

namespace kader::enrichment {

/// The JSON-LD contexts of a document (Presentation 3, section 4.6): each once, in the order they were
/// added, the one of Presentation 3 last.
class Contexts final {
public:
    /// Adds what an `@context` member holds: one context or several.
    void add(iiif::Value contexts);
    void addNavPlace();

    /// The value for the document's `@context`.
    [[nodiscard]] QByteArray json() const;

private:
    void addOne(const QByteArray &key, const QByteArray &json);

    QSet<QByteArray> m_known; ///< Canonical forms.
    QByteArrayList m_extensions;
};

/// Whether a document's `@context` names the navPlace extension, and names Presentation 3 after it.
[[nodiscard]] bool hasNavPlaceContext(iiif::Value contexts);

} // namespace kader::enrichment
