#pragma once

#include "curation/workingstate.h"

#include <optional>

namespace kader::curation {

/// The same intention on what is there now: of each annotation that the step changes or removes, what it changes
/// goes over the annotation's present state. Without changes when all is as it wants it; nothing when nothing of what
/// it is about is there any more.
[[nodiscard]] std::optional<Step> rebased(const Step &step, const WorkingState &state);

/// Whether the step is about something that must be as the step expects it.
[[nodiscard]] bool buildsOnWhatIsThere(const Step &step);

} // namespace kader::curation
