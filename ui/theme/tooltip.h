#pragma once

#include <QString>

namespace kader::ui {

/// Text from outside as a tool tip, which would take what looks like HTML for HTML. Lines stay lines.
[[nodiscard]] QString plainToolTip(const QString &text);

} // namespace kader::ui
