#pragma once

#include "curation/manifestsource.h"
#include "enrichment/profile.h"

namespace kader::curation {

/// What is known of a manifest besides the manifest, as the working file keeps it: JSON with the fields of its
/// dataset's record by their names, and what it was converted from (`schema.md` of the store calls it a record).
[[nodiscard]] QByteArray describedBy(const ManifestSource &source);
/// Whether there is anything to keep.
[[nodiscard]] bool isDescribed(const ManifestSource &source);
/// Gives a source what describedBy() told of another.
void describe(ManifestSource &source, const QByteArray &json);

/// A profile as the value of a setting; the other way, what cannot be read is as in a new profile.
[[nodiscard]] QString settingOf(const enrichment::Profile &profile);
[[nodiscard]] enrichment::Profile profileOf(const QString &setting);

} // namespace kader::curation
