#pragma once

#include "base/webaddress.h"

#include <QString>

namespace kader::net {

/// The server behind an address as `host:port`, in lower case, with the port that its scheme stands for spelled out.
[[nodiscard]] QString hostKey(const WebAddress &address);

/// The server as people call it: without the port that goes without saying.
[[nodiscard]] QString hostName(const WebAddress &address);

/// Whether the server is this machine.
[[nodiscard]] bool isLoopback(const WebAddress &address);

} // namespace kader::net
