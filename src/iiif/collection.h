#pragma once

#include "base/diagnostic.h"
#include "iiif/painting.h"

#include <optional>
#include <vector>

namespace kader::iiif {

/// What a collection lists: a manifest or another collection, by its address or embedded.
struct CollectionMember {
    DocumentKind kind = DocumentKind::Manifest; ///< Manifest or Collection, as told; the document itself decides.
    QString id;
    LanguageMap label = {};
    int parent = -1; ///< Position in members() of the embedded collection that lists it; -1: the document itself.
    bool isEmbedded = false; ///< A collection that brings its own members along.
    std::optional<ImageResource> thumbnail = {};
    Value value = {};
};

/// A IIIF Collection (Presentation 3, 5.1) read through its outline. Shares ownership of the document.
class Collection final {
public:
    /// Fails with Unsupported, in words, when the document is something else.
    [[nodiscard]] static Result<Collection> read(const Document &document);

    /// In version 3; in version 4 when it came so.
    [[nodiscard]] const Document &document() const { return m_document; }
    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const LanguageMap &label() const { return m_label; }
    /// In the order of the document; what an embedded collection lists follows it.
    [[nodiscard]] const std::vector<CollectionMember> &members() const { return m_members; }
    /// Where the list goes on (version 2, 5.8: `next`, or `first` where there are no members here).
    [[nodiscard]] const std::optional<WebAddress> &nextPage() const { return m_nextPage; }
    [[nodiscard]] const std::optional<ImageResource> &thumbnail() const { return m_thumbnail; }
    /// Members that could not be read, and what the conversion from version 2 has to say.
    [[nodiscard]] const Diagnostics &notes() const { return m_notes; }

private:
    Collection(Document document, Diagnostics notes);

    void readMembers();
    void addMember(Value value, int parent);

    Document m_document;
    QString m_id;
    LanguageMap m_label;
    std::vector<CollectionMember> m_members;
    std::optional<WebAddress> m_nextPage;
    std::optional<ImageResource> m_thumbnail;
    Diagnostics m_notes;
};

} // namespace kader::iiif
