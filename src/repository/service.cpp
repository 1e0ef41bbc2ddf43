#include "repository/service.h"

#include "net/jsonanswer.h"

#include <QJsonDocument>
#include <QObject>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

constexpr qint64 largestList = 1LL << 30;
constexpr auto publicHost = "data.4tu.nl"_L1;

/// Whether it looks whole, for tens of megabytes are not to be looked through by whoever waits for the event loop. What
/// that misses is found when the list is read.
Result<void> refuseCutList(const net::Response &response)
{
    const QByteArray end = response.body.last(std::min<qsizetype>(response.body.size(), 16)).trimmed();
    const bool isOther = !response.body.startsWith('[');
    return end.endsWith(']') || (isOther && !response.body.isEmpty()) ? Result<void>() : refuseCut(response);
}

class Later final : public QObject, public Job {
public:
    explicit Later(std::function<void()> call)
    {
        QMetaObject::invokeMethod(
            this, [call = std::move(call)] { call(); }, Qt::QueuedConnection);
    }
};

class Reach final : public QObject, public Job {
public:
    Reach(const Service &service, std::function<void()> call)
        : m_client(service.client), m_base(service.base), m_call(std::move(call))
    {
        connect(m_client, &net::Client::reachabilityChanged, this, &Reach::look);
        connect(m_client, &net::Client::offlineChanged, this, &Reach::look);
        QMetaObject::invokeMethod(this, &Reach::look, Qt::QueuedConnection);
    }

private:
    void look()
    {
        if (!m_call || !m_client->isReachable(m_base))
            return;
        const auto call = std::exchange(m_call, nullptr); // Whoever is called may destroy this job.
        call();
    }

    net::Client *m_client;
    WebAddress m_base;
    std::function<void()> m_call;
};

} // namespace

net::Request Service::get(const QString &path) const
{
    return {.address = base.appended(path),
            .priority = manner.priority,
            .retry = manner.retry,
            .keep = net::Keep::ForADay,
            .reload = manner.reload,
            .judge = refuseCut,
            .keepIf = net::isTellingJson};
}

net::Request Service::search(const QString &path, const QJsonObject &terms) const
{
    net::Request request = get(path);
    request.method = net::Method::Post;
    request.body = QJsonDocument(terms).toJson(QJsonDocument::Compact);
    return request;
}

net::Request Service::patient(net::Request request)
{
    request.maxBytes = largestList;
    request.inactivity = std::chrono::minutes(5); // The first answer after a change is a long query.
    request.total = std::chrono::minutes(20);
    request.judge = refuseCutList;
    return request;
}

bool Service::owns(const WebAddress &address) const
{
    const QUrl url = address.url();
    const QUrl own = base.url();
    return url.host() == publicHost || (url.host() == own.host() && url.port() == own.port());
}

Result<void> refuseCut(const net::Response &response)
{
    return net::requireWholeJson(response);
}

JobHandle whenReachable(const Service &service, std::function<void()> call)
{
    return std::make_unique<Reach>(service, std::move(call));
}

JobHandle later(std::function<void()> call)
{
    return std::make_unique<Later>(std::move(call));
}

} // namespace kader::repository
