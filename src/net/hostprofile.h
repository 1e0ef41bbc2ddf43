#pragma once

#include "net/request.h"

namespace kader::net {

/// What a host is asked for: how many requests of which kind at a time, and what can be counted on there.
struct HostProfile {
    int total = 6;
    int documents = 6;
    int images = 6;
    /// Whether requests are sent that nobody needs yet (Priority::Speculative).
    bool takesSpeculation = true;
    /// Whether an image's address stands for the same image for ever.
    bool imagesAreForGood = false;
    /// Whether answers are kept in the cache at all.
    bool isKept = true;

    [[nodiscard]] int limit(Wanted wanted) const { return wanted == Wanted::Image ? images : documents; }

    /// For a server to which every image request is a full decode of the original, and whose files never change
    /// once they are published: 4TU.ResearchData.
    [[nodiscard]] static constexpr HostProfile gentle()
    {
        return {.total = 6, .documents = 4, .images = 2, .takesSpeculation = false, .imagesAreForGood = true};
    }
    /// For a host that nothing is known of. What this machine serves to itself changes under one address, and the
    /// next program on the same port is another one, so it is not kept.
    [[nodiscard]] static HostProfile standard(const WebAddress &address);
};

} // namespace kader::net
