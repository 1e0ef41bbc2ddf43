#pragma once

#include "curation/snapshot.h"

#include <QDateTime>
#include <QString>

namespace kader::ui {

/// How annotations are spoken of in the window.

/// `x,y,w,h`; for what has no region, what it is about.
[[nodiscard]] QString regionText(const curation::Annotation &annotation);

/// Who made it as far as the curation knows: the source, a curator, and when.
[[nodiscard]] QString originText(const curation::Annotation &annotation, const QDateTime &now);

/// Empty when it is not known.
[[nodiscard]] QString creatorText(const curation::Annotation &annotation);

/// Creator and dates in one line; empty when nothing is known.
[[nodiscard]] QString makerText(const curation::Annotation &annotation);

} // namespace kader::ui
