#include "serve/server.h"

#include "base/tr.h"
#include "serve/connectionthreads.h"

#include <QUrl>

#include <httplib.h>

#include <limits>

using namespace Qt::StringLiterals;

namespace kader::serve {

namespace {

constexpr char loopback[] = "127.0.0.1";
constexpr time_t keepAliveSeconds = 30;
constexpr std::size_t keepAliveRequests = 1'000'000;
/// Connections with higher descriptors are not severed on destruction; they end by their time limit.
constexpr int highestDescriptor = 4096;

std::optional<quint16> portOf(const sockaddr_in &address, socklen_t length)
{
    if (length < socklen_t(sizeof(sockaddr_in)) || address.sin_family != AF_INET)
        return std::nullopt;
    return ntohs(address.sin_port);
}

bool isConnectionOfPort(int descriptor, quint16 port)
{
    sockaddr_in address = {};
    socklen_t length = sizeof address;
    if (getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &length) != 0 ||
        portOf(address, length) != port)
        return false;
    length = sizeof address;
    return getpeername(descriptor, reinterpret_cast<sockaddr *>(&address), &length) == 0;
}

/// httplib leaves a worker waiting on an idle connection until its time is up and does not say which
/// sockets are its own, so they are found by their local port.
void severConnections(quint16 port)
{
    for (int descriptor = 0; descriptor < highestDescriptor; ++descriptor) {
        if (isConnectionOfPort(descriptor, port))
            ::shutdown(descriptor, SHUT_RDWR);
    }
}

class TaskQueue final : public httplib::TaskQueue {
public:
    TaskQueue(std::size_t most, quint16 port) : m_threads(most), m_port(port) {}

    // Newer versions of httplib return bool; the type of the overridden function tells.
    using EnqueueResult = decltype(std::declval<httplib::TaskQueue &>().enqueue(std::function<void()>()));

    EnqueueResult enqueue(std::function<void()> serveConnection) override
    {
        m_threads.enqueue(std::move(serveConnection));
        return EnqueueResult(true);
    }

    /// Called by the accepting thread when it accepts no more, so that no connection is missed.
    void shutdown() override
    {
        severConnections(m_port);
        m_threads.shutdown();
    }

private:
    ConnectionThreads m_threads;
    quint16 m_port;
};

QByteArray bytes(const std::string &text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

QString decoded(const QByteArray &encoded)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(encoded));
}

QList<std::pair<QString, QString>> parseQuery(const QByteArray &query)
{
    QList<std::pair<QString, QString>> pairs;
    for (QByteArray part : query.split('&')) {
        if (part.isEmpty())
            continue;
        part.replace('+', ' ');
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.first(equals);
        pairs.append({decoded(name), equals < 0 ? QString() : decoded(part.sliced(equals + 1))});
    }
    return pairs;
}

QString originOf(quint16 port)
{
    return u"http://127.0.0.1:%1"_s.arg(port);
}

Request fromHttplib(const httplib::Request &from, quint16 port, const Cancellation &cancellation)
{
    Request request;
    request.origin = originOf(port);
    request.method = bytes(from.method);
    const QByteArray target = bytes(from.target);
    const qsizetype mark = target.indexOf('?');
    request.rawPath = mark < 0 ? target : target.first(mark);
    request.path = decoded(request.rawPath);
    if (mark >= 0)
        request.query = parseQuery(target.sliced(mark + 1));
    for (const auto &header : from.headers)
        request.headers.append({bytes(header.first), bytes(header.second)});
    request.body = bytes(from.body);
    request.cancellation = cancellation;
    return request;
}

/// Through a provider with a known length, because httplib compresses what it is given as a string.
void setBody(httplib::Response &to, const QByteArray &body, const QByteArray &type, std::optional<qsizetype> cutAfter)
{
    const std::size_t end = std::size_t(cutAfter ? std::clamp<qsizetype>(*cutAfter, 0, body.size()) : body.size());
    const bool cut = cutAfter.has_value();
    to.set_content_provider(std::size_t(body.size()), type.toStdString(),
                            [body, end, cut](std::size_t offset, std::size_t length, httplib::DataSink &sink) {
                                const std::size_t left = offset < end ? end - offset : 0;
                                if (left > 0)
                                    sink.write(body.constData() + offset, std::min(left, length));
                                return !cut || left > 0;
                            });
}

void toHttplib(const Response &from, bool ranged, httplib::Response &to)
{
    // httplib cuts the body to the ranges in any case, and says 206 only when no status is set.
    if (from.status != 200 || !ranged)
        to.status = from.status;
    for (const Header &header : from.headers)
        to.set_header(header.first.toStdString(), header.second.toStdString());
    if (!from.body.isEmpty())
        setBody(to, from.body, from.contentType, from.cutAfter);
    else if (!from.contentType.isEmpty())
        to.set_header("Content-Type", from.contentType.toStdString());
}

} // namespace

std::optional<QByteArray> headerValue(const QList<Header> &headers, QByteArrayView name)
{
    for (const Header &header : headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0)
            return header.second;
    }
    return std::nullopt;
}

std::optional<QString> Request::queryValue(QStringView name) const
{
    for (const auto &pair : query) {
        if (pair.first == name)
            return pair.second;
    }
    return std::nullopt;
}

class Server::Private final {
public:
    Private(Handler handler, const Options &options) : m_handler(std::move(handler)), m_options(options) {}

    ~Private()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopping.request();
        }
        m_stop.notify_all();
        m_http.stop();
        if (m_acceptor.joinable())
            m_acceptor.join();
    }

    [[nodiscard]] bool listen()
    {
        configure();
        route();
        const int bound = m_options.port == 0                             ? m_http.bind_to_any_port(loopback)
                          : m_http.bind_to_port(loopback, m_options.port) ? m_options.port
                                                                          : -1;
        if (bound <= 0)
            return false;
        m_port = quint16(bound);
        m_acceptor = std::thread([this] { m_http.listen_after_bind(); });
        // A stop() before the loop has begun would be lost, and the destructor would wait for ever.
        while (!m_http.is_running())
            std::this_thread::yield();
        return true;
    }

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    void configure()
    {
        m_http.set_address_family(AF_INET);
        m_http.set_tcp_nodelay(true);
        m_http.set_keep_alive_timeout(keepAliveSeconds);
        m_http.set_keep_alive_max_count(keepAliveRequests);
        m_http.set_payload_max_length(std::size_t(m_options.maxBodyBytes));
        // httplib's own default is SO_REUSEPORT, with which two servers would share a port unnoticed.
        m_http.set_socket_options([](socket_t socket) {
            const int yes = 1;
            setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        });
        m_http.new_task_queue = [this] { return new TaskQueue(std::size_t(m_options.maxConnections), m_port); };
    }

    void route()
    {
        const auto answer = [this](const httplib::Request &request, httplib::Response &response) {
            handle(request, response);
        };
        // GET and HEAD have no body, so they need no pattern. The others get one that matches all paths.
        m_http.set_pre_routing_handler([answer](const httplib::Request &request, httplib::Response &response) {
            if (request.method != "GET" && request.method != "HEAD")
                return httplib::Server::HandlerResponse::Unhandled;
            answer(request, response);
            return httplib::Server::HandlerResponse::Handled;
        });
        m_http.Post(".*", answer);
        m_http.Put(".*", answer);
        m_http.Patch(".*", answer);
        m_http.Delete(".*", answer);
        m_http.Options(".*", answer);
    }

    void handle(const httplib::Request &from, httplib::Response &to)
    {
        Response response = m_handler(fromHttplib(from, m_port, m_stopping));
        if (response.delay.count() > 0) {
            std::unique_lock lock(m_mutex);
            if (m_stop.wait_for(lock, response.delay, [this] { return m_stopping.isRequested(); }))
                response.cutAfter = 0;
        }
        toHttplib(response, !from.ranges.empty(), to);
    }

    Handler m_handler;
    Options m_options;
    quint16 m_port = 0;
    Cancellation m_stopping;
    std::mutex m_mutex;
    std::condition_variable m_stop;
    httplib::Server m_http;
    std::thread m_acceptor;
};

Server::Server(std::unique_ptr<Private> d) : m_private(std::move(d)) {}

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::start(Handler handler, const Options &options)
{
    auto d = std::make_unique<Private>(std::move(handler), options);
    if (!d->listen())
        return failure(ErrorKind::Network, Tr::tr("Port %1 on this machine is not free.").arg(options.port));
    return std::unique_ptr<Server>(new Server(std::move(d)));
}

WebAddress Server::address() const
{
    return WebAddress::parse(originOf(port())).value();
}

quint16 Server::port() const
{
    return m_private->port();
}

} // namespace kader::serve
