#include "net/hostwatch.h"

#include "net/host.h"
#include "net/retry.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::net {

namespace {

/// Cheap everywhere, and the usual thing for a program to look at. It need not exist.
QNetworkRequest probeOf(const WebAddress &host, const QByteArray &userAgent)
{
    QUrl url = host.url();
    url.setPath(u"/robots.txt"_s);
    url.setQuery(QString());
    url.setFragment(QString());
    QNetworkRequest request(url);
    request.setRawHeader("User-Agent"_ba, userAgent);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    return request;
}

/// A certificate that is refused was sent by somebody.
bool isAnswer(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() > 0 ||
           reply.error() == QNetworkReply::SslHandshakeFailedError;
}

struct DeleteLater {
    void operator()(QNetworkReply *reply) const
    {
        reply->disconnect();
        if (reply->isRunning())
            reply->abort();
        reply->deleteLater();
    }
};

} // namespace

struct HostWatch::Host {
    explicit Host(WebAddress one) : address(std::move(one)) {}

    WebAddress address; ///< One of it.
    bool isLost = false;
    bool wasHeard = false;
    int probes = 0; ///< That went unanswered in a row.
    QTimer pause;
    QTimer patience;
    std::unique_ptr<QNetworkReply, DeleteLater> probe;
};

HostWatch::HostWatch(QNetworkAccessManager &network, Options options)
    : m_network(network), m_options(std::move(options))
{}

HostWatch::~HostWatch() = default;

HostWatch::Host &HostWatch::host(const WebAddress &address)
{
    std::unique_ptr<Host> &found = m_hosts[hostKey(address)];
    if (found)
        return *found;
    found = std::make_unique<Host>(address);
    Host &host = *found;
    host.pause.setSingleShot(true);
    host.patience.setSingleShot(true);
    connect(&host.pause, &QTimer::timeout, this, [this, &host] { probe(host); });
    connect(&host.patience, &QTimer::timeout, this, [this, &host] { probed(host, false); });
    return host;
}

const HostWatch::Host *HostWatch::known(const WebAddress &address) const
{
    const auto host = m_hosts.find(hostKey(address));
    return host != m_hosts.end() ? host->second.get() : nullptr;
}

bool HostWatch::isLost(const WebAddress &address) const
{
    const Host *host = known(address);
    return host && host->isLost;
}

bool HostWatch::wasHeard(const WebAddress &address) const
{
    const Host *host = known(address);
    return host && host->wasHeard;
}

QStringList HostWatch::lostHosts() const
{
    QStringList names;
    for (const auto &[key, host] : m_hosts) {
        if (host->isLost)
            names << hostName(host->address);
    }
    return names;
}

void HostWatch::heard(const WebAddress &address)
{
    Host &host = this->host(address);
    host.wasHeard = true;
    if (host.isLost)
        probed(host, true);
}

void HostWatch::unreachable(const WebAddress &address)
{
    Host &host = this->host(address);
    if (!host.isLost)
        lose(host);
}

void HostWatch::suspect(const WebAddress &address)
{
    Host &host = this->host(address);
    if (!host.isLost && !host.probe)
        probe(host);
}

void HostWatch::nudge(const WebAddress &address)
{
    Host &host = this->host(address);
    const auto soon = 2 * m_options.basePause;
    if (host.isLost && host.pause.isActive() && host.pause.remainingTimeAsDuration() > soon)
        host.pause.start(soon);
}

void HostWatch::forgetAll()
{
    m_hosts.clear();
}

void HostWatch::lose(Host &host)
{
    host.isLost = true;
    host.probes = 0;
    if (!host.probe)
        pauseThenProbe(host);
    emit lost(host.address);
}

void HostWatch::pauseThenProbe(Host &host)
{
    host.pause.start(
        std::min(growingPause(host.probes + 1, m_options.basePause, m_options.random()), m_options.longestPause));
}

void HostWatch::probe(Host &host)
{
    host.probe.reset(m_network.head(probeOf(host.address, m_options.userAgent)));
    host.patience.start(m_options.patience);
    connect(host.probe.get(), &QNetworkReply::finished, this, [this, &host] { probed(host, isAnswer(*host.probe)); });
}

void HostWatch::probed(Host &host, bool isThere)
{
    host.probe.reset();
    host.patience.stop();
    host.pause.stop();
    host.wasHeard = host.wasHeard || isThere;
    if (isThere) {
        if (std::exchange(host.isLost, false))
            emit found(host.address);
        return;
    }
    if (!host.isLost)
        return lose(host);
    ++host.probes;
    pauseThenProbe(host);
    emit missed(host.address);
}

} // namespace kader::net
