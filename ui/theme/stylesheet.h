#pragma once

#include "ui/theme/theme.h"

#include <QString>

namespace kader::ui {

/// What Fusion and a palette can't do: heights, corners, accent lines. Beside widgets by their class it knows these
/// properties: `isSecondary` (labels), `isPrimary` (the one button that matters most), `isFlat` (buttons without a
/// frame), `isSection` (heads of sections), and the names of the shell's own parts.
[[nodiscard]] QString styleSheet(const Theme::Roles &roles, Theme::Tone tone);

} // namespace kader::ui
