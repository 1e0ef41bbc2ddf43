#pragma once

#include "exchange/importplan.h"

#include <QString>

namespace kader::ui {

[[nodiscard]] QString verdictText(exchange::Verdict verdict);
/// What the button that carries out a plan says.
[[nodiscard]] QString importText(qsizetype annotations, qsizetype deletions);
/// What was odd about a row, or why it is rejected.
[[nodiscard]] QString reasonText(const exchange::PlannedRow &row);

} // namespace kader::ui
