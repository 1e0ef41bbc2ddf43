#pragma once

#include <QString>

#include <optional>

namespace kader::ui {

/// "30.9 µm": a length with three significant digits in the unit that suits it.
[[nodiscard]] QString lengthText(double metres);

/// A round length and how long it is on the screen.
struct ScaleMark {
    double metres = 0; ///< 1, 2 or 5 times a power of ten.
    double length = 0; ///< View pixels.
};

/// The longest that is not longer than `most` view pixels; nothing where a pixel has no size.
[[nodiscard]] std::optional<ScaleMark> scaleMark(double metresPerViewPixel, double most);

} // namespace kader::ui
