#include "base/tr.h"
#include "net/client.h"
#include "net/exchange.h"
#include "net/host.h"
#include "net/hostwatch.h"

#include <algorithm>
#include <vector>

/// What the client does where no server can be asked.
namespace kader::net {

namespace {

/// Probes of a lost host that a request of a harvest waits for.
constexpr int mostAwaited = 3;

bool isAt(const Exchange &exchange, const WebAddress &host)
{
    return hostKey(exchange.request.address) == hostKey(host);
}

} // namespace

void Client::watchHosts()
{
    m_hosts = std::make_unique<HostWatch>(*m_network, HostWatch::Options{.userAgent = m_options.userAgent,
                                                                         .basePause = m_options.basePause,
                                                                         .longestPause = m_options.longestPause,
                                                                         .patience = m_options.probePatience,
                                                                         .random = m_options.random});
    connect(m_hosts.get(), &HostWatch::lost, this, &Client::hostLost);
    connect(m_hosts.get(), &HostWatch::missed, this, &Client::hostMissed);
    connect(m_hosts.get(), &HostWatch::found, this, &Client::hostFound);
}

void Client::setOffline(bool isOffline)
{
    if (std::exchange(m_isOffline, isOffline) == isOffline)
        return;
    m_hosts->forgetAll();
    if (isOffline)
        refuseAll([](const Exchange &exchange) { return !exchange.lookup; });
    emit offlineChanged(isOffline);
}

bool Client::isReachable(const WebAddress &address) const
{
    return !m_isOffline && !m_hosts->isLost(address);
}

QStringList Client::lostHosts() const
{
    return m_hosts->lostHosts();
}

Error Client::unreachable(const WebAddress &address) const
{
    const Place place = {.document = address.text()};
    if (m_isOffline)
        return {ErrorKind::Offline, Tr::tr("Kader works offline, and this is not among what it has seen before."),
                place};
    return {ErrorKind::Offline, Tr::tr("The server %1 can't be reached.").arg(hostName(address)), place};
}

/// Whether a request waits for its host to come back: if nobody looks on, and it has been there.
bool Client::isPatient(const Exchange &exchange) const
{
    return !m_isOffline && m_hosts->wasHeard(exchange.request.address) && exchange.awaited < mostAwaited &&
           std::any_of(exchange.waiters.begin(), exchange.waiters.end(),
                       [](const auto &waiter) { return waiter->isPatient; });
}

/// Nobody can be asked: the exchange ends with what is kept, or without anything, or it waits.
void Client::refuse(Exchange &exchange, const Error &why)
{
    exchange.isAwaiting = false;
    m_hosts->nudge(exchange.request.address);
    if (exchange.kept && !exchange.checks)
        return endLater(exchange.id, givenFromCache(exchange));
    if (!isPatient(exchange))
        return endLater(exchange.id, tl::unexpected(why));
    const auto impatient = std::stable_partition(exchange.waiters.begin(), exchange.waiters.end(),
                                                 [](const auto &waiter) { return waiter->isPatient; });
    tellLater({impatient, exchange.waiters.end()}, tl::unexpected(why));
    exchange.waiters.erase(impatient, exchange.waiters.end());
    exchange.isAwaiting = true;
    exchange.pause.reset();
    m_budget.leave(exchange.id);
}

void Client::refuseAll(const std::function<bool(const Exchange &)> &isMeant)
{
    std::vector<std::shared_ptr<Exchange>> meant;
    for (const auto &[id, exchange] : m_exchanges) {
        if (isMeant(*exchange))
            meant.push_back(exchange);
    }
    for (const std::shared_ptr<Exchange> &exchange : meant)
        refuse(*exchange, unreachable(exchange->request.address));
}

/// What is being answered by it is left alone: that may well come to a good end.
void Client::hostLost(const WebAddress &host)
{
    refuseAll([&](const Exchange &exchange) { return !exchange.lookup && !exchange.transfer && isAt(exchange, host); });
    QMetaObject::invokeMethod(
        this, [this, host] { emit reachabilityChanged(host, false); }, Qt::QueuedConnection);
}

void Client::hostMissed(const WebAddress &host)
{
    for (const auto &[id, exchange] : m_exchanges)
        exchange->awaited += exchange->isAwaiting && isAt(*exchange, host) ? 1 : 0;
    refuseAll([&](const Exchange &exchange) { return exchange.isAwaiting && isAt(exchange, host); });
}

void Client::hostFound(const WebAddress &host)
{
    for (const auto &[id, exchange] : m_exchanges) {
        if (exchange->isAwaiting && isAt(*exchange, host)) {
            exchange->isAwaiting = false;
            ++exchange->awaited; // Or one that is lost again and again would be waited for without end.
            queue(*exchange);
        }
    }
    pump();
    QMetaObject::invokeMethod(
        this, [this, host] { emit reachabilityChanged(host, true); }, Qt::QueuedConnection);
}

} // namespace kader::net
