#include "networkwire.h"

#include "net/client.h"
#include "ui/workspace/network.h"

#include <QCoreApplication>

using namespace kader;

namespace {

constexpr qint64 patience = 3; // seconds, before somebody wonders

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Network)
};

/// What is waited for longer than usual, and why.
QStringList waiting(const net::Client &client)
{
    QStringList sentences;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const net::Activity &each : client.activity()) {
        const qint64 seconds = each.since.secsTo(now);
        if (each.isCheck || seconds < patience)
            continue;
        if (each.state == net::Activity::State::Pausing)
            sentences.append(
                Words::tr("%1 failed; it is asked again soon (attempt %2)").arg(each.host).arg(each.attempt));
        else if (each.state == net::Activity::State::Fetching)
            sentences.append(Words::tr("%1 is taking long: %L2 s so far").arg(each.host).arg(seconds));
    }
    sentences.removeDuplicates();
    return sentences;
}

ui::Network::News newsOf(const net::Client &client)
{
    return {.isOffline = client.isOffline(),
            .lostHosts = client.lostHosts(),
            .bytes = client.counters().bytes,
            .waiting = waiting(client)};
}

} // namespace

void connectNetwork(net::Client &client, ui::Network &network)
{
    const auto tell = [&client, &network] { network.setNews(newsOf(client)); };
    QObject::connect(&client, &net::Client::activityChanged, &network, tell);
    QObject::connect(&client, &net::Client::reachabilityChanged, &network, tell);
    QObject::connect(&network, &ui::Network::offlineWanted, &client, [&client, tell](bool isOffline) {
        client.setOffline(isOffline);
        tell();
    });
}
