#pragma once

#include "base/result.h"
#include "base/webaddress.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

namespace kader::net {

struct Header {
    QByteArray name; ///< Lower case.
    QByteArray value;
};

/// A completed exchange, whatever its status: what a 404 or a 500 means is for the caller to say,
/// `requireSuccess` being the usual way.
struct Response {
    int status = 0;
    QByteArray body = {};
    QList<Header> headers = {};
    WebAddress finalAddress; ///< Where the answer came from, after redirects.
    /// Whether every try, if there were several, was answered with this status. What differs from try to try says more
    /// of the server's day than of what was asked for.
    bool isSteady = true;
    QDateTime asOf = {}; ///< When the server last said so, of an answer out of the cache; else none.

    /// The first header of that name (lower case), or nothing.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
    [[nodiscard]] bool isFromCache() const { return asOf.isValid(); }
};

/// What the body of a failed answer says for people: the `message` of an object, the messages of an
/// array of such objects, or a plain-text sentence; empty when it says nothing (an HTML page, no body).
[[nodiscard]] QString messageIn(const Response &response);

/// The response itself when its status is 2xx; else Refused (400, 401, 403 and other 4xx), NotFound
/// (404, 410) or Network (429, 5xx, redirects that lead nowhere), in the server's words where it has any.
[[nodiscard]] Result<Response> requireSuccess(Response response);

} // namespace kader::net
