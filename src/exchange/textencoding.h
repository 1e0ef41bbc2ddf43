#pragma once

#include <QString>

namespace kader::exchange {

enum class TextEncoding { Utf8, Utf16Le, Utf16Be, Utf32Le, Utf32Be, Windows1252 };

/// As people call it; what CsvTable::encoding says.
[[nodiscard]] QString encodingName(TextEncoding encoding);

} // namespace kader::exchange
