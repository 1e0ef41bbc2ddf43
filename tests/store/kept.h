#pragma once

#include "store/curationfile.h"

namespace kader::test {

/// What the kept files of every format hold (tests/store/data/format-N.kader). Each was written by the Kader of its
/// format with keepCuration(), as far as that format went: never change what is here, only add what a new format adds.

/// Larger than one chunk of a content.
[[nodiscard]] store::Document keptManifest();
[[nodiscard]] store::Document keptSecondManifest();
/// What a repository said about the first manifest; since format 2.
[[nodiscard]] store::Document keptRecord();
/// What the second manifest was converted from; since format 3.
[[nodiscard]] store::Document keptOriginal();
/// What came with the first manifest.
[[nodiscard]] std::vector<store::Annotation> keptOwn();

/// The steps that were made, the last of which was then undone.
[[nodiscard]] std::vector<store::Step> keptSteps();
/// Made before those, since format 2: the first manifest becomes part of the curation.
[[nodiscard]] store::Step keptInclusion();
/// The annotations after the steps that hold, in their order and with their numbers; deleted ones too.
[[nodiscard]] std::vector<store::NumberedAnnotation> keptAnnotations();

/// Writes it all into a new file with the present code.
[[nodiscard]] Result<void> keepCuration(const QString &path);

} // namespace kader::test
