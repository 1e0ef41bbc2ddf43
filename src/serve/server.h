#pragma once

#include "base/cancellation.h"
#include "base/result.h"
#include "base/webaddress.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace kader::serve {

using Header = std::pair<QByteArray, QByteArray>;

/// The value of the first header of that name (case does not matter).
[[nodiscard]] std::optional<QByteArray> headerValue(const QList<Header> &headers, QByteArrayView name);

/// One request as it came. HEAD arrives as HEAD; the body of its answer is not sent, its length is.
struct Request {
    QString origin = {}; ///< Of this server: `http://127.0.0.1:PORT`
    QByteArray method = {};
    QByteArray rawPath = {};                       ///< As sent: percent-encoded, without the query.
    QString path = {};                             ///< Decoded once.
    QList<std::pair<QString, QString>> query = {}; ///< Decoded, in the order sent.
    QList<Header> headers = {};
    QByteArray body = {};
    /// Requested when the server is being destroyed: a long computation should end early.
    Cancellation cancellation = {};

    [[nodiscard]] std::optional<QByteArray> header(QByteArrayView name) const { return headerValue(headers, name); }
    [[nodiscard]] std::optional<QString> queryValue(QStringView name) const; ///< The first of that name.
};

struct Response {
    int status = 200;
    QByteArray contentType = {}; ///< No Content-Type is sent when empty.
    QByteArray body = {};
    QList<Header> headers = {}; ///< Further ones; names may repeat.
    /// Waited before answering. When the server is destroyed meanwhile, the answer is broken off before its body.
    std::chrono::milliseconds delay = {};
    /// Close the connection after that many bytes of the body, though Content-Length promises all of it.
    std::optional<qsizetype> cutAfter = {};
};

/// Called from several threads at once.
using Handler = std::function<Response(const Request &)>;

struct Options {
    quint16 port = 0;                       ///< 0: any free one.
    int maxConnections = 64;                ///< Served at once; each has a thread while it is open. More wait.
    qint64 maxBodyBytes = 16 * 1024 * 1024; ///< Larger request bodies are answered with 413.
};

/// An HTTP/1.1 server on 127.0.0.1 and never on another interface, with keep-alive and byte ranges,
/// without compression. Destroying it ends every connection and waits for running handlers.
class Server final {
public:
    /// Fails with Network when the port is taken.
    [[nodiscard]] static Result<std::unique_ptr<Server>> start(Handler handler, const Options &options = {});
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    [[nodiscard]] WebAddress address() const; ///< `http://127.0.0.1:PORT`
    [[nodiscard]] quint16 port() const;

private:
    class Private;
    explicit Server(std::unique_ptr<Private> d);

    std::unique_ptr<Private> m_private;
};

} // namespace kader::serve
