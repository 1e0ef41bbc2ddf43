#pragma once

#include "net/response.h"

namespace kader::net {

/// Where a JSON text begins: behind a byte order mark and white space.
[[nodiscard]] qsizetype beginOfJson(const QByteArray &bytes);

/// Whether a text that begins as an object or array of JSON ends before that does, or is empty. Linear, and no
/// validation: only whether the rest is missing.
[[nodiscard]] bool isCutJson(const QByteArray &bytes);

/// A judge (see Request): refuses JSON that ends in the middle.
[[nodiscard]] Result<void> requireWholeJson(const Response &response);

/// For Request::keepIf: JSON that says something. An empty list is often a sign of trouble behind a service, and under
/// maintenance it may answer everything with one notice.
[[nodiscard]] bool isTellingJson(const Response &response);

} // namespace kader::net
