#pragma once

#include "iiif/outline.h"

#include <memory>

namespace kader::iiif {

enum class DocumentKind { Manifest, Collection, Canvas, AnnotationPage, Annotation, ImageInfo, Unknown };

/// A IIIF document as it came: its bytes, their outline, and what it is. Recognised by type and shape,
/// never by its context or address. Never changed; edits are patches (Edits).
class Document final {
public:
    /// `name` is the file name or address that errors and reports call it.
    [[nodiscard]] static Result<Document> read(QByteArray bytes, const QString &name);

    [[nodiscard]] const QString &name() const { return m_outline->name(); }
    [[nodiscard]] const QByteArray &bytes() const { return m_outline->text(); }
    [[nodiscard]] const Outline &outline() const { return *m_outline; }
    [[nodiscard]] Value root() const { return m_outline->root(); }
    [[nodiscard]] DocumentKind kind() const { return m_kind; }
    /// 2 for Presentation 2.x, 3 for Presentation 3; 0 when it is neither.
    [[nodiscard]] int presentationVersion() const { return m_version; }

private:
    Document(std::shared_ptr<const Outline> outline, DocumentKind kind, int version)
        : m_outline(std::move(outline)), m_kind(kind), m_version(version)
    {}

    std::shared_ptr<const Outline> m_outline;
    DocumentKind m_kind;
    int m_version;
};

} // namespace kader::iiif
