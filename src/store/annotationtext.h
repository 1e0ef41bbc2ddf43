#pragma once

#include "store/annotation.h"

namespace kader::store {

/// Parts of an annotation as the file writes them, in columns and in the history alike.
[[nodiscard]] QString motivationsToText(const QStringList &motivations); ///< A JSON array of strings.
[[nodiscard]] QStringList motivationsFromText(const QString &text);
[[nodiscard]] QString overlayToText(Overlay overlay);
[[nodiscard]] Overlay overlayFromText(const QString &text);

} // namespace kader::store
