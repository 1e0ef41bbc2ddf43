#pragma once

#include "base/webaddress.h"
#include "net/request.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace kader::net {

/// A request under way, as far as it can be shown to whoever waits for it.
struct Activity {
    enum class State {
        LookingUp,    ///< The cache is asked.
        Queued,       ///< Others of its host go first.
        Fetching,     ///< Sent, and being answered.
        Pausing,      ///< An attempt failed; there will be another.
        AwaitingHost, ///< Its host can't be reached.
    };
    quint64 id;   ///< The same as long as it is under way.
    QString host; ///< By the name that people call it.
    WebAddress address;
    State state = State::Queued;
    Priority priority = Priority::Normal;
    bool isCheck = false; ///< Nobody waits for it: it looks whether what was given out of the cache still holds.
    QDateTime since = {};
    int attempt = 0;     ///< 1 for the first; 0 before it.
    qint64 received = 0; ///< Bytes of the present attempt.
    std::optional<QDateTime> pausedUntil = {};
};

} // namespace kader::net
