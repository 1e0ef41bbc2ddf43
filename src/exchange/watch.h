#pragma once

#include "base/cancellation.h"
#include "base/result.h"
#include "base/tr.h"

#include <functional>

namespace kader::exchange {

/// What whoever waits for a long job hears of it, in the thread that does it.
struct Watch {
    Cancellation cancellation = {};
    std::function<void(double share)> progressed = {}; ///< From 0 to 1, now and then.

    /// Whether to go on.
    [[nodiscard]] bool tell(double share) const
    {
        if (progressed)
            progressed(share);
        return !cancellation.isRequested();
    }
    [[nodiscard]] static tl::unexpected<Error> cancelled()
    {
        return failure(ErrorKind::Cancelled, Tr::tr("It was given up."));
    }
};

} // namespace kader::exchange
