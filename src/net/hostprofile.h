#pragma once

#include "net/request.h"

namespace kader::net {

/// How many requests of which kind a host gets at a time.
struct HostProfile {
    int total = 6;
    int documents = 6;
    int images = 6;

    [[nodiscard]] int limit(Wanted wanted) const { return wanted == Wanted::Image ? images : documents; }

    /// For a server to which every image request is a full decode of the original: 4TU.ResearchData.
    [[nodiscard]] static constexpr HostProfile gentle() { return {.total = 6, .documents = 4, .images = 2}; }
};

} // namespace kader::net
