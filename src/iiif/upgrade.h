#pragma once

#include "base/diagnostic.h"
#include "iiif/document.h"

namespace kader::iiif {

/// What a Presentation 2 document says, in Presentation 3.
struct Upgraded {
    QByteArray bytes;
    /// One sentence for each kind of thing that was changed, left out or guessed; the first one tells the conversion.
    Diagnostics notes = {};
};

/// Rewrites a document of IIIF Presentation 2.x, or of the shared canvas it came from, as one of Presentation 3
/// (Presentation 3, appendix "Change Log"). Manifests, collections, canvases, annotation lists with the answers of a
/// search, and single annotations; Unsupported for anything else. Members that are not known are copied byte for byte,
/// renamed ones stay where they are. The same document always gives the same bytes. Ids that version 3 asks for and
/// version 2 did not are made from the id of what they are part of, never one that the document has already.
/// Takes time linear in the document; TooLarge when the result would be out of proportion to it.
[[nodiscard]] Result<Upgraded> upgraded(const Document &v2);

/// The same, read.
struct UpgradedDocument {
    Document document;
    Diagnostics notes = {};
};
[[nodiscard]] Result<UpgradedDocument> upgradedDocument(const Document &v2);

} // namespace kader::iiif
