#pragma once

#include "ui/actions/actiontable.h"

namespace kader::ui {

// The rows of the table of actions, menu by menu, in the order in which they stand there.

[[nodiscard]] QList<ActionRow> fileRows();
[[nodiscard]] QList<ActionRow> editRows();
[[nodiscard]] QList<ActionRow> viewRows();
[[nodiscard]] QList<ActionRow> annotationRows();
[[nodiscard]] QList<ActionRow> curationAndHelpRows();

} // namespace kader::ui
