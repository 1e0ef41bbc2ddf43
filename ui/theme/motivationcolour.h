#pragma once

#include <QColor>
#include <QString>

namespace kader::ui {

/// The colour of a motivation, the same on the image and in tables, in every run. Those of its own have commenting,
/// describing and tagging; any other gets one of a palette that people who confuse colours can tell apart.
[[nodiscard]] QColor motivationColour(const QString &motivation);

} // namespace kader::ui
