#pragma once

#include <QColor>

namespace kader::ui {

/// Dark glass is the same on light and dark desktops, for what lies under it is an image.
[[nodiscard]] QColor glassColour();
[[nodiscard]] QColor textOnGlass();
[[nodiscard]] QColor secondaryTextOnGlass();

} // namespace kader::ui
