#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace kader::ui {

/// One of our own drawings (resources/icons/NAME.svg: 24-pixel grid, stroke 1.7, round ends, `currentColor`)
/// in the text colour of the application's palette, paler where disabled, sharp at any scaling. The same drawing serves
/// both themes; make icons anew when the palette changes.
[[nodiscard]] QIcon icon(QLatin1StringView name);
/// The same in a colour that means something.
[[nodiscard]] QIcon icon(QLatin1StringView name, const QColor &colour);

/// Makes `:/icons` and what else is in resources/kader.qrc available; icon() does so by itself.
void useDrawings();

} // namespace kader::ui
