#pragma once

#include "base/diagnostic.h"
#include "iiif/edits.h"
#include "iiif/manifest.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace kader::iiif {

/// A rule that documents are held against: stable id, severity, and the part of the specification it
/// comes from (`P3` is IIIF Presentation 3.0).
struct Rule {
    const char *id;
    Severity severity;
    const char *section;
};

/// All rules checked so far.
[[nodiscard]] const std::vector<Rule> &rules();

/// What validation found, and how it is put right where that is safe.
struct Problem {
    Diagnostic diagnostic;
    QString section;
    QString repaired;                    ///< What the repair does, in words; empty when there is none.
    std::function<void(Edits &)> repair; ///< Valid as long as the document.
};

/// Problems of a Presentation 3 document, in the order they were found, 500,000 at most. A document of another kind has
/// the one problem that it is not checked.
[[nodiscard]] std::vector<Problem> validate(const Document &document);

/// Adds every repair that validation offers to the edits, but for those by rules that are declined, and tells what was
/// done, one Info each.
[[nodiscard]] Diagnostics repairAll(const Manifest &manifest, Edits &edits, const QStringList &declined = {});

} // namespace kader::iiif
