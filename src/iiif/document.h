#pragma once

#include "iiif/outline.h"

#include <memory>

namespace kader::iiif {

enum class DocumentKind { Manifest, Collection, Canvas, AnnotationPage, Annotation, ImageInfo, Unknown };

/// A IIIF document as it came: its bytes, their outline, and what it is. Recognised by type and shape,
/// never by its context or address; only version 4, whose types are those of version 3, is told by its context
/// too. Never changed; edits are patches (Edits).
/// JSON in UTF-16 or UTF-32 is read too: its bytes are then the same text in UTF-8.
class Document final {
public:
    /// `name` is the file name or address that errors and reports call it.
    /// Fails with Unsupported, in words, for web pages, images and other files that are no JSON.
    [[nodiscard]] static Result<Document> read(QByteArray bytes, const QString &name);

    [[nodiscard]] const QString &name() const { return m_outline->name(); }
    [[nodiscard]] const QByteArray &bytes() const { return m_outline->text(); }
    /// The bytes that came.
    [[nodiscard]] const QByteArray &original() const { return isRecoded() ? m_original : bytes(); }
    /// Whether they came in another encoding than UTF-8.
    [[nodiscard]] bool isRecoded() const { return !m_original.isEmpty(); }
    [[nodiscard]] const Outline &outline() const { return *m_outline; }
    [[nodiscard]] Value root() const { return m_outline->root(); }
    [[nodiscard]] DocumentKind kind() const { return m_kind; }
    /// 2 for Presentation 2.x, 3 for Presentation 3; 0 when it is none. 4 for Presentation 4, whose collections and
    /// pages of annotations are read as those of version 3 are, and nothing else is.
    [[nodiscard]] int presentationVersion() const { return m_version; }

private:
    Document(std::shared_ptr<const Outline> outline, DocumentKind kind, int version)
        : m_outline(std::move(outline)), m_kind(kind), m_version(version)
    {}

    std::shared_ptr<const Outline> m_outline;
    QByteArray m_original; ///< Empty when they are the outline's.
    DocumentKind m_kind;
    int m_version;
};

} // namespace kader::iiif
