#include "net/client.h"
#include "net/exchange.h"
#include "net/host.h"

#include <algorithm>

/// What the client tells of what it is doing.
namespace kader::net {

namespace {

Activity::State stateOf(const Exchange &exchange)
{
    if (exchange.lookup)
        return Activity::State::LookingUp;
    if (exchange.transfer)
        return Activity::State::Fetching;
    if (exchange.pause)
        return Activity::State::Pausing;
    return exchange.isAwaiting ? Activity::State::AwaitingHost : Activity::State::Queued;
}

Activity activityOf(const Exchange &exchange, const QDateTime &now)
{
    Activity activity{.id = exchange.id,
                      .host = hostName(exchange.request.address),
                      .address = exchange.request.address,
                      .state = stateOf(exchange),
                      .priority = exchange.request.priority,
                      .isCheck = exchange.checks.has_value(),
                      .since = exchange.since,
                      .attempt = exchange.attempts};
    if (exchange.transfer)
        activity.received = exchange.transfer->received();
    if (exchange.pause)
        activity.pausedUntil = now.addMSecs(exchange.pause->remainingTime());
    return activity;
}

} // namespace

QList<Activity> Client::activity() const
{
    QList<Activity> all;
    for (const auto &[id, exchange] : m_exchanges)
        all << activityOf(*exchange, m_options.now());
    std::sort(all.begin(), all.end(), [](const Activity &one, const Activity &other) { return one.id < other.id; });
    return all;
}

Counters Client::counters() const
{
    Counters counters = m_counters;
    for (const auto &[id, exchange] : m_exchanges) {
        if (exchange->transfer)
            counters.bytes += exchange->transfer->received();
    }
    return counters;
}

/// News is told a few times a second, as long as there is any.
void Client::tellActivity()
{
    m_news.setSingleShot(true);
    m_news.setInterval(m_options.newsInterval);
    connect(&m_news, &QTimer::timeout, this, [this] {
        if (!m_exchanges.empty())
            m_news.start();
        emit activityChanged();
    });
}

void Client::stir()
{
    if (!m_news.isActive())
        m_news.start();
}

} // namespace kader::net
