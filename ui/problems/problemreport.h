#pragma once

#include "base/diagnostic.h"
#include "curation/snapshot.h"
#include "iiif/manifest.h"

#include <QUuid>

#include <memory>
#include <optional>
#include <vector>

namespace kader::ui {

/// Something that is wrong with a manifest, and what of the curation it is about.
struct FoundProblem {
    Diagnostic diagnostic;
    QString section = {};           ///< Of the specification.
    QString repaired = {};          ///< What mending it does, in words; empty where it is not mended.
    std::optional<int> canvas = {}; ///< Position of the one it is on.
    QUuid annotation = {};          ///< Null when it is about none.
    bool isConversion = false;      ///< A note on what the manifest was made from; its place is not in `document`.
};

/// What checking a manifest with the curator's work on its annotations came to.
struct ProblemReport {
    iiif::Document document; ///< What was checked; pointers of problems lead into it.
    /// Notes of the conversion first, then errors, warnings and the rest, each in the document's order. Not more than
    /// `mostListed`.
    std::vector<FoundProblem> problems = {};
    qsizetype errors = 0; ///< Of all that were found.
    qsizetype warnings = 0;
    qsizetype notes = 0;
    qsizetype rules = 0; ///< That were checked.

    [[nodiscard]] qsizetype count() const { return errors + warnings + notes; }
};

/// A list that is longer than this helps nobody, and would take its time to filter.
inline constexpr size_t mostListed = 50'000;

using ReportPtr = std::shared_ptr<const ProblemReport>;

/// As the manifest would be saved, before anything is mended; what else is in the snapshot does not matter. Works in
/// any thread.
[[nodiscard]] ReportPtr reportOf(const curation::ManifestSource &source, const curation::Snapshot &snapshot);

} // namespace kader::ui
