#pragma once

#include "curation/carryover.h"
#include "curation/versionwatch.h"

#include <QString>

namespace kader::ui {

/// How versions of sources are spoken of in the window.

/// What is new about a source of that title.
[[nodiscard]] QString newsText(const curation::SourceNews &news, const QString &title);

/// "Version 2", or what stands for it where there are no numbers.
[[nodiscard]] QString versionText(const curation::CarryOver &plan, const curation::SourcePtr &source);

/// What becomes of an annotation, in two or three words, and in a sentence.
[[nodiscard]] QString verdictText(curation::CarryVerdict verdict);
[[nodiscard]] QString reasonText(const curation::CarryOver &plan, const curation::CarriedAnnotation &annotation);

/// "3000 × 2000"; empty when there is no such canvas, or its size is not known.
[[nodiscard]] QString sizeText(const curation::SourcePtr &source, std::optional<int> canvas);

/// What carrying over comes to, as a whole; and what becomes of the older version.
[[nodiscard]] QString summaryText(const curation::CarryOver &plan);
[[nodiscard]] QString olderVersionText(const curation::CarryOver &plan);

} // namespace kader::ui
