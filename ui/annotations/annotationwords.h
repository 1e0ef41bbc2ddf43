#pragma once

#include "curation/curation.h"

#include <QDateTime>
#include <QString>

namespace kader::ui {

/// How annotations are spoken of in the window.

/// `x,y,w,h`; for what has no region, what it is about.
[[nodiscard]] QString regionText(const curation::Annotation &annotation);

/// Who made it as far as the curation knows: the source, a curator, and when.
[[nodiscard]] QString originText(const curation::Annotation &annotation, const QDateTime &now);

/// When it was made and changed, in one line; empty when nothing is known.
[[nodiscard]] QString datesText(const curation::Annotation &annotation);

/// Who has found it right and when, and whether it was changed since; empty when nobody has.
[[nodiscard]] QString reviewWord(const curation::Curation &curation, const QUuid &annotation);
[[nodiscard]] QString reviewText(const curation::Curation &curation, const QUuid &annotation);

} // namespace kader::ui
