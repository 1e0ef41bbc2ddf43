#pragma once

#include "base/diagnostic.h"
#include "iiif/edits.h"
#include "iiif/manifest.h"

#include <functional>
#include <vector>

namespace kader::iiif {

/// What validation found, and how it is put right where that is safe.
struct Problem {
    Diagnostic diagnostic;
    QString section;                     ///< Of the specification, as `Presentation 3, 5.6`.
    std::function<void(Edits &)> repair; ///< Empty when there is no safe repair.
};

/// The rules checked so far, over a Presentation 3 document. Problems come in the order of the document's rules.
[[nodiscard]] std::vector<Problem> validate(const Document &document);

/// Carries out every repair that validate() offers for a manifest and tells what was done.
[[nodiscard]] Diagnostics repairAll(const Document &document, Edits &edits);

} // namespace kader::iiif
