#pragma once

#include "base/diagnostic.h"
#include "base/webaddress.h"
#include "iiif/annotation.h"

#include <optional>
#include <vector>

namespace kader::iiif {

/// Annotations that are a document of their own: the page a canvas refers to (Presentation 3, 5.5), a list of version
/// 2, the answer of a search, or a single annotation. Shares ownership of the document.
class AnnotationPage final {
public:
    /// Fails with Unsupported, in words, when the document is something else.
    [[nodiscard]] static Result<AnnotationPage> read(const Document &document);

    /// In version 3; in version 4 when it came so.
    [[nodiscard]] const Document &document() const { return m_document; }
    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const LanguageMap &label() const { return m_label; }
    /// Valid as long as this page or a copy of it.
    [[nodiscard]] const std::vector<Value> &annotations() const { return m_annotations; }
    /// Where the list goes on.
    [[nodiscard]] const std::optional<WebAddress> &nextPage() const { return m_nextPage; }
    /// Id of the collection of annotations that it is a page of; may be empty.
    [[nodiscard]] const QString &partOf() const { return m_partOf; }
    /// What the conversion from version 2 has to say.
    [[nodiscard]] const Diagnostics &notes() const { return m_notes; }

private:
    AnnotationPage(Document document, Diagnostics notes);

    Document m_document;
    QString m_id;
    LanguageMap m_label;
    std::vector<Value> m_annotations;
    std::optional<WebAddress> m_nextPage;
    QString m_partOf;
    Diagnostics m_notes;
};

/// The annotations of a page, on the canvases of a manifest.
struct PlacedPage {
    std::vector<PlacedAnnotation> placed; ///< In the order of the page; valid as long as the page.
    std::vector<Value> elsewhere;         ///< About no canvas of the manifest.
};

/// An annotation stands on the canvas that one of its targets names (Manifest::canvasNamed()); failing that on the
/// one that refers to the page, where one does (`referencedFrom`, its position).
[[nodiscard]] PlacedPage placeAnnotations(const AnnotationPage &page, const Manifest &manifest,
                                          std::optional<int> referencedFrom);

} // namespace kader::iiif
