#pragma once

#include "net/response.h"

namespace kader::net {

/// What an attempt at a request has shown of its host.
enum class Contact {
    Answered,
    Cut,         ///< The connection closed before the host said anything.
    Silent,      ///< Nothing came for as long as the request was willing to wait.
    Unreachable, ///< Nobody there, or no way there.
    Nameless,    ///< Nobody knows a host of that name: it was mistyped, or there is no network.
};

/// How one attempt at a request ended.
struct Outcome {
    Result<Response> result;
    bool transient = false; ///< A failure that another attempt may mend.
    Contact contact = Contact::Answered;
};

} // namespace kader::net
