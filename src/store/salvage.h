#pragma once

#include "base/diagnostic.h"
#include "base/result.h"

#include <QString>

namespace kader::store {

/// What was brought over from a damaged curation.
struct Salvaged {
    int manifests = 0;
    int records = 0;         ///< What repositories say about their datasets.
    int otherDocuments = 0;  ///< Pages of annotations, and what manifests were converted from.
    int annotations = 0;     ///< Deleted ones of the sources included.
    int steps = 0;           ///< None when they could not be trusted to be whole.
    Diagnostics losses = {}; ///< What was not, for people; of severity Info what has changed but is not lost.
};

/// Whether it is worth offering to salvage a file that open() has called Malformed: it says that it is a curation, or
/// its beginning is broken and its name says so.
[[nodiscard]] bool canBeSalvaged(const QString &path);

/// Free, and beside the damaged file: `NAME (saved).kader`.
[[nodiscard]] QString salvageName(const QString &damaged);

/// Reads whatever can still be read of a curation and writes it into a new file (Conflict when there is one of that
/// name). Pages are read one by one and not by SQLite, so damage to one hides nothing of the others, and no trigger
/// or view of a hostile file is run. What a program that was stopped left half done is taken back first, in a copy;
/// the damaged file and its journal are never changed. Nobody may have the file open meanwhile.
///
/// Nothing is guessed: annotations are compared with their checksums, documents with theirs; annotations that are not
/// what was kept are taken from the steps where those are whole, or left out. Where a manifest is lost, an empty one
/// that says so stands in its place, so that its annotations can be seen; where only an annotation's region is lost,
/// it is about its whole canvas. The steps come over when all of them are whole and fit.
[[nodiscard]] Result<Salvaged> salvage(const QString &damaged, const QString &target);

} // namespace kader::store
