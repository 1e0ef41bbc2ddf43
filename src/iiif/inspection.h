#pragma once

#include "iiif/collection.h"
#include "iiif/openmanifest.h"

#include <vector>

namespace kader::iiif {

/// What a document is and how much is in it.
struct Inspection {
    DocumentKind kind = DocumentKind::Unknown;
    int presentationVersion = 0; ///< As it came; 0 for an image's info.json.
    QString id = {};
    QString label = {};
    Conversion conversion = Conversion::None;   ///< How it becomes something with canvases, where it does.
    qsizetype canvases = 0;                     ///< Members of `items`; in version 2 what the sequences have.
    qsizetype annotations = 0;                  ///< In pages that the document holds itself, painting ones too.
    qsizetype referencedPages = 0;              ///< Pages of annotations that are documents of their own.
    std::vector<CollectionMember> members = {}; ///< Of a collection; without their values.
    /// What a conversion changed or guessed, and what of the document is not shown; one for each kind of thing.
    Diagnostics notes = {};
};

/// Fails as openManifest() does where the document is nothing that can be opened. Collections and pages of annotations
/// can be.
[[nodiscard]] Result<Inspection> inspected(const Document &document);

struct Converted {
    QByteArray bytes;
    Diagnostics notes = {};
};

/// The document in Presentation 3: one of version 3 as it came, byte for byte; one of version 2 converted, and an
/// image's info.json as a manifest with one canvas. Fails with Unsupported for version 4.
[[nodiscard]] Result<Converted> inPresentation3(const Document &document);

/// `Manifest`, `Collection`, `Canvas`, `AnnotationPage`, `Annotation`, `ImageInfo` or `Unknown`: for machines.
[[nodiscard]] QString kindName(DocumentKind kind);

} // namespace kader::iiif
