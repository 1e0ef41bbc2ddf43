#pragma once

#include "net/request.h"

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace kader::net {

[[nodiscard]] int allowedRetries(Retry policy);

/// 429, 500, 502, 503, 504: another try may well succeed.
[[nodiscard]] bool isTransientStatus(int status);

/// The value of a Retry-After header (RFC 9110 section 10.2.3: seconds, or a date), never negative;
/// nothing when it can't be understood.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &value, const QDateTime &now);

/// How long to wait before the `retry`th retry (1, 2, …): `base` doubled each time, plus up to half of
/// that as `random` (0 to 1) says, so that many clients don't return in step.
[[nodiscard]] std::chrono::milliseconds growingPause(int retry, std::chrono::milliseconds base, double random);

} // namespace kader::net
