#pragma once

#include "net/response.h"

namespace kader::net {

/// How one attempt at a request ended.
struct Outcome {
    Result<Response> result;
    bool transient = false; ///< A failure that another attempt may mend.
};

} // namespace kader::net
