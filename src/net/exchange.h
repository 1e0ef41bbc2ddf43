#pragma once

#include "base/job.h"
#include "net/kept.h"
#include "net/request.h"
#include "net/response.h"
#include "net/transfer.h"

#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace kader::net {

/// One caller of a request. Several share an exchange when they ask for the same thing.
struct Waiter {
    std::function<void(Result<Response>)> done; ///< Empty once cancelled or told.
    qint64 maxBytes;
    Priority priority;
    bool isPatient; ///< Waits for a lost host to come back.
};
using Waiters = std::vector<std::shared_ptr<Waiter>>;

/// One request from the first attempt to the last, over redirects and retries.
struct Exchange {
    quint64 id;
    QString mergeKey; ///< Empty for what is never merged.
    QDateTime since;
    Request request; ///< What is sent next: redirects and callers that join change it.
    Waiters waiters = {};
    QByteArray cacheKey = {}; ///< Empty for what is not kept.
    JobHandle lookup = {};    ///< While the cache is asked.
    std::optional<Kept> kept = {};
    /// Asks only whether what is kept still holds, for nobody in particular.
    std::optional<WebAddress> checks = {};
    std::unique_ptr<Transfer> transfer = {};
    std::unique_ptr<QTimer> pause = {}; ///< While it waits for the next attempt.
    int retries = 0;                    ///< Qt's own, after connections that closed under a request, included.
    int attempts = 0;                   ///< Begun, redirects not counted.
    int redirects = 0;
    std::optional<int> failedStatus = {}; ///< Of the try before, when it failed; 0 when it had no answer.
    bool hasVaried = false;               ///< Whether tries failed in different ways.
    bool isAwaiting = false;              ///< Its host is lost, and it waits for that to be found.
    int awaited = 0;                      ///< How often that was in vain.
};

} // namespace kader::net
