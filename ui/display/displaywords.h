#pragma once

#include "imaging/displaytransform.h"
#include "ui/display/displaybook.h"

#include <QString>

namespace kader::ui {

[[nodiscard]] QString nameOf(imaging::Channel channel);
[[nodiscard]] QString nameOf(imaging::ColourMap map);
[[nodiscard]] QString nameOf(DisplayScope scope);

/// "Display: red, inverted, 12–180, Magma": what is other than in the data. `isMixed` where labels are shown smaller
/// than they are.
[[nodiscard]] QString displayWords(const imaging::DisplayTransform &display, bool isMixed);

} // namespace kader::ui
