#pragma once

#include "iiif/outline.h"

#include <QByteArray>
#include <QSet>

namespace kader::iiif {

/// The JSON-LD contexts of a document (Presentation 3, section 4.6): each once, in the order they were
/// added, the one of Presentation 3 last. Other versions' contexts are left out, for the terms of two
/// versions exclude each other.
class Contexts final {
public:
    /// Adds what an `@context` member holds: one context or several, as addresses or inline.
    void add(Value contexts);
    void addNavPlace();
    /// Adds what others hold, in their order.
    void add(const Contexts &others);

    /// Whether there is nothing but Presentation 3.
    [[nodiscard]] bool isEmpty() const { return m_extensions.isEmpty(); }

    /// The value for the document's `@context`.
    [[nodiscard]] QByteArray json() const;

private:
    void addOne(const QByteArray &key, const QByteArray &json);

    QSet<QByteArray> m_known;
    QByteArrayList m_keys; ///< Beside m_extensions: what tells each apart.
    QByteArrayList m_extensions;
};

/// Whether an `@context` names Presentation 3 as its last one.
[[nodiscard]] bool hasPresentationContext(Value contexts);
/// Whether it names Presentation 4.
[[nodiscard]] bool namesPresentation4(Value contexts);
[[nodiscard]] bool namesNavPlaceContext(Value contexts);
/// Whether it names the navPlace extension, and Presentation 3 after it.
[[nodiscard]] bool hasNavPlaceContext(Value contexts);
/// Whether it names the extension for images laid on maps, in any of its versions.
[[nodiscard]] bool hasGeoreferenceContext(Value contexts);

} // namespace kader::iiif
