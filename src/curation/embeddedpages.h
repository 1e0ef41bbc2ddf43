#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "curation/snapshot.h"

#include <QHash>

namespace kader::curation {

/// Which of the pages that a manifest points at stand in it afterwards.
enum class Embed {
    Edited, ///< Those of whose annotations one was edited or deleted; all other references stay as they are.
    All,    ///< All that were looked at.
};

/// A manifest with pages in place of the references to them: the pages' own bytes without their contexts, with the
/// curator's edits. Pages that go on in others come with these.
struct WithPages {
    iiif::Manifest manifest;
    QHash<quint32, QUuid> identities = {}; ///< Of the annotations in these pages, by the indexes of their values.
    Diagnostics diagnostics = {};          ///< Says which references were replaced.
};

/// `manifest` is an edition of the source's.
[[nodiscard]] Result<WithPages> withPages(const iiif::Manifest &manifest, const ManifestSource &source,
                                          const Snapshot &snapshot, Embed embed);

} // namespace kader::curation
