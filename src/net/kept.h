#pragma once

#include "net/response.h"

namespace kader::net {

/// An answer as the cache has it.
struct Kept {
    Response response; ///< Its `asOf` is when the server last said so.
    /// Whether the server says something else by now. Such a one is only for when the server can't be asked.
    bool isOutdated = false;
};

} // namespace kader::net
