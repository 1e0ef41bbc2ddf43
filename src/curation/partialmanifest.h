#pragma once

#include "curation/manifestsource.h"
#include "repository/images.h"

namespace kader::curation {

/// Of the note that tells that a manifest is such a one.
inline const QString partialManifestRule = QStringLiteral("manifest-from-files");

/// The manifest that the repository could not make, from those files of the dataset that work as images by themselves:
/// one canvas each, with the ids and labels that the repository's own would have, so that annotations fit it once it is
/// mended. It says in its metadata, and in its notes, what it is and which files it lacks. `id` is the address at which
/// the repository should have it. Fails with NotFound when no file works,
/// or with Network when another try may bring one.
[[nodiscard]] Result<iiif::OpenedManifest> partialManifest(const repository::Dataset &dataset, const WebAddress &id,
                                                           const repository::FileImages &files);

/// Asks the files of a dataset whose manifest is broken, one after the other, and makes that manifest, ready to be
/// shown. Fails with Network when no file is to blame, for then the repository may only have stumbled. `progress` hears
/// of every file that was asked and must not destroy the handle, `done` may. Neither is called from inside. `version`
/// is the one that was asked for by number.
[[nodiscard]] JobHandle fetchPartialManifest(const repository::Repository &repository,
                                             const repository::Dataset &dataset, std::optional<int> version,
                                             std::function<void(int asked, int total)> progress,
                                             std::function<void(Result<SourcePtr>)> done);

} // namespace kader::curation
