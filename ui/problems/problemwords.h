#pragma once

#include "ui/problems/problemreport.h"

#include <QIcon>
#include <QStringList>

#include <vector>

namespace kader::ui {

[[nodiscard]] QString severityText(Severity severity);
/// A shape of its own for each, in the colours of the theme as it is now.
[[nodiscard]] QIcon severityIcon(Severity severity);
/// "3 errors, 2 warnings"; empty when there are neither.
[[nodiscard]] QString countText(const ProblemReport &report);
/// What of the manifest a problem is about.
[[nodiscard]] QString whereText(const FoundProblem &problem, const curation::ManifestSource &source);
/// The rule and the section of the specification that it stands in.
[[nodiscard]] QString ruleText(const FoundProblem &problem);
/// For each problem whether its place, sentence and rule have all the words. Works in any thread.
[[nodiscard]] std::vector<bool> problemsWith(const QStringList &words, const ProblemReport &report,
                                             const curation::ManifestSource &source);

} // namespace kader::ui
