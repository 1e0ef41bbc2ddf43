#pragma once

namespace kader::ui {

/// Whether the view may glide to where it goes: what was chosen, else what the desktop asks of all programs.
[[nodiscard]] bool isMotionWanted();
void setMotionWanted(bool isWanted);

} // namespace kader::ui
