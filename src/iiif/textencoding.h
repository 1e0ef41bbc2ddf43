#pragma once

#include "base/result.h"

#include <QByteArray>

#include <optional>

namespace kader::iiif {

/// The bytes as UTF-8 where they are JSON in UTF-16 or UTF-32, known by a byte-order mark or by the zeros around the
/// first character; nothing where they are not. Fails with Malformed when the text is broken.
[[nodiscard]] Result<std::optional<QByteArray>> recoded(const QByteArray &bytes, const QString &name);

/// In words, what bytes are that are no JSON at all (a web page, a picture, …); empty when they may be JSON.
[[nodiscard]] QString foreignContent(const QByteArray &bytes);

} // namespace kader::iiif
