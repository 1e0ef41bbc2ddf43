#pragma once

#include "base/place.h"

#include <QString>

#include <tl/expected.hpp>

#include <utility>

namespace kader {

/// Why a job failed, as far as callers act on it differently.
enum class ErrorKind {
    Cancelled,   ///< The caller asked for it; never shown as a failure.
    Usage,       ///< The request itself makes no sense.
    File,        ///< A local file could not be read or written.
    Malformed,   ///< The input is not what it must be; `place` says where.
    Unsupported, ///< Well-formed, but of a kind that is not handled.
    TooLarge,    ///< A limit on size, depth or count was reached.
    Offline,     ///< No network, or the host could not be reached.
    Network,     ///< The connection broke, timed out, or the server failed.
    Refused,     ///< The server said no (embargo, restriction, bad request).
    NotFound,    ///< There is no such thing.
    Conflict,    ///< Someone else changed it meanwhile.
};

/// A job that failed: what happened in words for people, and where.
struct Error {
    ErrorKind kind;
    QString message;
    Place place = {};

    /// `place: message`, or the message alone.
    [[nodiscard]] QString toString() const
    {
        const QString where = place.toString();
        return where.isEmpty() ? message : where + QStringLiteral(": ") + message;
    }
};

/// The value, or why there is none. Oddities of input that did not stop the job are Diagnostics instead.
template <typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind, QString message, Place place = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(place)});
}

} // namespace kader
