#pragma once

#include <QByteArray>
#include <QString>

namespace kader::repository {

/// Text as it is compared in searches, in UTF-8: without capitals, accents and odd spaces, letters of Europe's
/// languages that are no accented ones (ł, ø, æ, ß, đ, ı, …) as one would type them, dashes and quotes as on a
/// keyboard.
[[nodiscard]] QByteArray folded(const QString &text);

} // namespace kader::repository
