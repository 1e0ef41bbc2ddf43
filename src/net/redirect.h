#pragma once

#include "net/request.h"
#include "net/response.h"

namespace kader::net {

[[nodiscard]] bool isRedirect(const Response &response);

/// The request that follows a redirect: only to http or https, and never from https down to http.
/// 303, and 301 and 302 after a POST, turn it into a GET, as RFC 9110 section 15.4 has it.
[[nodiscard]] Result<Request> redirected(const Request &request, const Response &response);

} // namespace kader::net
