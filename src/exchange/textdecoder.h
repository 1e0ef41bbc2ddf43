#pragma once

#include "exchange/textencoding.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace kader::exchange {

/// Text of unknown encoding, made UTF-8.
struct DecodedText {
    QByteArray utf8 = {};  ///< Valid, and without a byte-order mark.
    QString encoding = {}; ///< The one found.
    bool isGuess = false;  ///< Neither a byte-order mark nor the text itself proves the encoding.
    /// Offsets into utf8, ascending, of characters whose bytes are wrong in that encoding. They are read
    /// as Windows-1252, or U+FFFD where that is no use.
    std::vector<qsizetype> mended = {};
};

/// A byte-order mark decides; without one, UTF-16 where every other byte is zero, UTF-8 where it is
/// valid or mostly so, else Windows-1252. Where an encoding is asked for it is that, whatever the bytes are.
[[nodiscard]] DecodedText decodeText(const QByteArray &bytes, std::optional<TextEncoding> asked = {});

} // namespace kader::exchange
