#pragma once

#include "base/diagnostic.h"

#include <QStringList>

namespace kader::exchange {

/// What a `motivation` cell says.
struct MotivationCell {
    QStringList motivations;
    Diagnostics diagnostics; ///< Without places; an error when the cell cannot be used.
};

/// Reads one or several motivations apart by `;` or `,`; an empty cell is `commenting`. Those of the Web
/// Annotation vocabulary (section 3.3.5) and of Presentation 3 (5.6) are known in any case, with `oa:` or as
/// a full address. Others are kept with a warning; `painting` is an error, for it would draw on the canvas.
[[nodiscard]] MotivationCell readMotivationCell(const QString &cell);

/// The cell that reads as these motivations.
[[nodiscard]] QString motivationCell(const QStringList &motivations);

/// The vocabulary's own spelling of a motivation; another one as it is, but for `oa:` and `sc:`.
[[nodiscard]] QString standardMotivation(const QString &motivation);

} // namespace kader::exchange
