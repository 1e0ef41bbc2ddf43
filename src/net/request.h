#pragma once

#include "base/result.h"
#include "base/webaddress.h"

#include <QByteArray>

#include <chrono>
#include <functional>

namespace kader::net {

struct Response;

enum class Method { Get, Post };

/// What is asked for. It sets the Accept header, which therefore never names text/html, and the part
/// of a host's budget that the request draws on.
enum class Wanted { Json, IiifDocument, Image };

/// Who goes first among the requests that wait for one host; equals keep their order.
enum class Priority {
    Speculative, ///< Somebody may need it soon. Gives its place up when another request waits for one, and is not sent
                 ///< at all where the host's profile says so; either way it ends as Cancelled.
    Background,
    Normal,
    Visible
};

/// How often a request is sent again after a server error (429, 500, 502, 503, 504), a cut connection, a
/// timeout or an answer that `judge` finds damaged. A POST that changes something must say Never.
enum class Retry {
    Never,
    Window,  ///< Once: somebody is waiting.
    Harvest, ///< Up to three times: nobody is, and completeness counts.
};

/// How long an answer is good for, once it is known that it can be read: see Client::keep() and Request::keepIf.
enum class Keep {
    Nothing, ///< It is never kept, nor taken from what was.
    /// Fresh for a day. Then it is still given at once, to a Retry::Window request, and the server asked behind that
    /// (see Client::answerChanged); one of a harvest waits for what the server says.
    ForADay,
    Forever, ///< What stands at this address never changes.
};

struct Request {
    WebAddress address;
    Method method = Method::Get;
    QByteArray body = {}; ///< Of a POST; always JSON.
    Wanted wanted = Wanted::Json;
    Priority priority = Priority::Normal;
    Retry retry = Retry::Window;
    Keep keep = Keep::Nothing;  ///< Images that are ForADay are Forever where the host's profile says so.
    bool reload = false;        ///< The server is asked, even if what is kept is fresh.
    qint64 maxBytes = 64 << 20; ///< Of the body after decompression; more is TooLarge.
    std::chrono::milliseconds inactivity = std::chrono::seconds(60); ///< The longest silence, per attempt.
    std::chrono::milliseconds total = std::chrono::minutes(5);       ///< The longest attempt as a whole.
    /// Looks at a 2xx answer and says why it can't be whole, for servers that cut answers whose length
    /// then looks right. What it refuses is asked for again; its last word becomes the result.
    std::function<Result<void>(const Response &)> judge = {};
    /// Where a look at an answer tells whether it can be kept: what this accepts is, without a call of Client::keep().
    std::function<bool(const Response &)> keepIf = {};
};

} // namespace kader::net
