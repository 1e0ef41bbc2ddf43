#include "net/client.h"

#include "base/tr.h"
#include "net/exchange.h"
#include "net/host.h"
#include "net/hostwatch.h"
#include "net/redirect.h"
#include "net/retry.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::net {

namespace {

constexpr auto repositoryHost = "data.4tu.nl:443"_L1;

QString mergeKey(const Request &request)
{
    if (request.method != Method::Get)
        return {};
    return QString::number(static_cast<int>(request.wanted)) + u' ' + request.address.text();
}

/// The limits under which both requests are served.
void widen(Request &request, const Request &other)
{
    request.retry = std::max(request.retry, other.retry);
    request.maxBytes = std::max(request.maxBytes, other.maxBytes);
    request.inactivity = std::max(request.inactivity, other.inactivity);
    request.total = std::max(request.total, other.total);
    request.keep = std::max(request.keep, other.keep);
    request.reload = request.reload || other.reload || other.keep == Keep::Nothing;
    if (!request.judge)
        request.judge = other.judge;
    if (!request.keepIf)
        request.keepIf = other.keepIf;
}

Priority mostUrgent(const Exchange &exchange)
{
    Priority most = Priority::Speculative;
    for (const auto &waiter : exchange.waiters)
        most = std::max(most, waiter->priority);
    return most;
}

Error notSent()
{
    return {ErrorKind::Cancelled, Tr::tr("This was asked for in advance only, and others go first.")};
}

/// Nothing of the client is touched here: whoever is told may destroy it.
void tell(const Waiters &waiters, const Result<Response> &result)
{
    for (const std::shared_ptr<Waiter> &waiter : waiters) {
        const Client::Done done = std::exchange(waiter->done, nullptr);
        if (!done)
            continue;
        if (result && result->body.size() > waiter->maxBytes)
            done(failure(ErrorKind::TooLarge,
                         Tr::tr("The answer is larger than the %1 bytes that Kader reads here.").arg(waiter->maxBytes),
                         {.document = result->finalAddress.text()}));
        else
            done(result);
    }
}

} // namespace

/// What a caller holds. It may outlive the client and the exchange.
class Subscription final : public Fetching {
public:
    Subscription(Client *client, quint64 id, std::shared_ptr<Waiter> waiter)
        : m_client(client), m_id(id), m_waiter(std::move(waiter))
    {}
    ~Subscription() override
    {
        const bool isTold = !m_waiter->done;
        m_waiter->done = nullptr;
        if (m_client && !isTold)
            m_client->leave(m_id, m_waiter.get());
    }

    void prioritise(Priority priority) override
    {
        if (m_client && m_waiter->done)
            m_client->prioritise(m_id, *m_waiter, priority);
    }

    bool isNearlyHere() const override { return m_client && m_waiter->done && m_client->isNearlyHere(m_id); }

private:
    QPointer<Client> m_client;
    quint64 m_id;
    std::shared_ptr<Waiter> m_waiter;
};

Client::Client(Options options, std::unique_ptr<Cache> cache)
    : m_options(std::move(options)), m_cache(std::move(cache)), m_network(std::make_unique<QNetworkAccessManager>())
{
    if (!m_options.random)
        m_options.random = [] { return QRandomGenerator::global()->generateDouble(); };
    if (!m_options.now)
        m_options.now = [] { return QDateTime::currentDateTimeUtc(); };
    m_budget.setProfile(repositoryHost, HostProfile::gentle());
    QNetworkProxyFactory::setUseSystemConfiguration(true); // Not every Qt does by itself.
    watchHosts();
    tellActivity();
}

Client::~Client()
{
    m_exchanges.clear(); // Transfers end before the network manager that they use.
}

void Client::setProfile(const WebAddress &address, HostProfile profile)
{
    m_budget.setProfile(hostKey(address), profile);
}

HostProfile Client::profile(const WebAddress &address) const
{
    return m_budget.profile(hostKey(address)).value_or(HostProfile::standard(address));
}

FetchHandle Client::fetch(Request request, Done done)
{
    auto waiter = std::make_shared<Waiter>(
        Waiter{std::move(done), request.maxBytes, request.priority, request.retry == Retry::Harvest});
    const QString key = mergeKey(request);
    // One that waits for a lost host is patient, and whoever comes now need not be.
    if (const auto same = m_mergeable.find(key);
        same != m_mergeable.end() && !m_exchanges.at(same->second)->isAwaiting) {
        join(*m_exchanges.at(same->second), request, waiter);
        return std::make_unique<Subscription>(this, same->second, std::move(waiter));
    }
    Exchange &exchange = add(std::move(request), key);
    exchange.waiters.push_back(waiter);
    const quint64 id = exchange.id;
    begin(exchange);
    return std::make_unique<Subscription>(this, id, std::move(waiter));
}

Exchange &Client::add(Request request, const QString &mergeKey)
{
    const quint64 id = ++m_lastId;
    auto exchange = std::make_shared<Exchange>(
        Exchange{.id = id, .mergeKey = mergeKey, .since = m_options.now(), .request = std::move(request)});
    stir();
    if (!mergeKey.isEmpty())
        m_mergeable.emplace(mergeKey, id);
    return *m_exchanges.emplace(id, std::move(exchange)).first->second;
}

/// Nothing in the cache will do: the server is asked.
void Client::ask(Exchange &exchange)
{
    if (isUnwantedGuess(exchange))
        return endLater(exchange.id, tl::unexpected(notSent()));
    queue(exchange);
    pump();
}

void Client::join(Exchange &exchange, const Request &request, std::shared_ptr<Waiter> waiter)
{
    ++m_counters.merged;
    exchange.waiters.push_back(std::move(waiter));
    widen(exchange.request, request);
    setPriority(exchange, std::max(exchange.request.priority, request.priority));
    if (exchange.transfer)
        exchange.transfer->raiseLimit(exchange.request.maxBytes);
}

void Client::leave(quint64 id, const Waiter *waiter)
{
    const auto it = m_exchanges.find(id);
    if (it == m_exchanges.end())
        return;
    Exchange &exchange = *it->second;
    std::erase_if(exchange.waiters, [&](const auto &other) { return other.get() == waiter; });
    if (!exchange.waiters.empty())
        return setPriority(exchange, mostUrgent(exchange));
    static_cast<void>(take(id));
    pump();
}

void Client::prioritise(quint64 id, Waiter &waiter, Priority priority)
{
    waiter.priority = priority;
    if (const auto it = m_exchanges.find(id); it != m_exchanges.end())
        setPriority(*it->second, mostUrgent(*it->second));
}

bool Client::isNearlyHere(quint64 id) const
{
    const auto it = m_exchanges.find(id);
    return it != m_exchanges.end() && it->second->transfer && it->second->transfer->isNearlyHere();
}

void Client::setPriority(Exchange &exchange, Priority priority)
{
    exchange.request.priority = priority;
    m_budget.prioritise(exchange.id, priority);
    if (!exchange.transfer && !exchange.lookup && isUnwantedGuess(exchange))
        endLater(exchange.id, tl::unexpected(notSent()));
    pump();
}

bool Client::isUnwantedGuess(const Exchange &exchange) const
{
    return exchange.request.priority == Priority::Speculative && !profile(exchange.request.address).takesSpeculation;
}

/// Ends an exchange from wherever the client is called; its callers hear of it from the event loop.
void Client::endLater(quint64 id, Result<Response> result)
{
    tellLater(take(id)->waiters, std::move(result));
}

void Client::tellLater(Waiters waiters, Result<Response> result)
{
    QMetaObject::invokeMethod(
        this, [waiters = std::move(waiters), result = std::move(result)] { tell(waiters, result); },
        Qt::QueuedConnection);
}

/// The exchange, which the client does not know any more; nothing of it is under way.
std::shared_ptr<Exchange> Client::take(quint64 id)
{
    const auto it = m_exchanges.find(id);
    std::shared_ptr<Exchange> exchange = std::move(it->second);
    m_exchanges.erase(it);
    stir();
    if (const auto mergeable = m_mergeable.find(exchange->mergeKey);
        mergeable != m_mergeable.end() && mergeable->second == id)
        m_mergeable.erase(mergeable);
    account(*exchange);
    exchange->transfer.reset();
    exchange->pause.reset();
    exchange->lookup.reset();
    m_budget.leave(id);
    return exchange;
}

void Client::queue(Exchange &exchange)
{
    if (!isReachable(exchange.request.address))
        return refuse(exchange, unreachable(exchange.request.address));
    m_budget.enqueue(
        {exchange.id, hostKey(exchange.request.address), exchange.request.wanted, exchange.request.priority});
}

void Client::pump()
{
    std::optional<quint64> guess;
    do {
        while (const std::optional<quint64> id = m_budget.startNext())
            start(*m_exchanges.at(*id));
        guess = m_budget.standingInTheWay();
        if (guess)
            endLater(*guess, tl::unexpected(notSent()));
    } while (guess);
}

void Client::start(Exchange &exchange)
{
    const quint64 id = exchange.id;
    exchange.attempts = exchange.retries + 1;
    exchange.transfer =
        std::make_unique<Transfer>(*m_network, exchange.request, m_options.userAgent, validators(exchange),
                                   [this, id](Outcome outcome) { transferEnded(id, std::move(outcome)); });
    exchange.transfer->limitSending(1 + std::max(0, allowedRetries(exchange.request.retry) - exchange.retries));
}

void Client::account(Exchange &exchange)
{
    if (!exchange.transfer)
        return;
    const int resent = exchange.transfer->sent() - 1;
    exchange.retries += resent;
    m_counters.retries += resent;
    m_counters.requests += exchange.transfer->sent();
    m_counters.bytes += exchange.transfer->received();
}

void Client::transferEnded(quint64 id, Outcome outcome)
{
    const std::shared_ptr<Exchange> exchange = m_exchanges.at(id);
    account(*exchange);
    exchange->transfer.release()->deleteLater(); // It is what calls us.
    m_budget.leave(id);
    const bool isExpected = m_budget.profile(hostKey(exchange->request.address)).has_value();
    const bool isKnown = isExpected || m_hosts->wasHeard(exchange->request.address);
    if (outcome.contact == Contact::Unreachable || (outcome.contact == Contact::Nameless && isKnown))
        return nobodyThere(*exchange, outcome.result.error());
    if (outcome.contact == Contact::Answered)
        m_hosts->heard(exchange->request.address);
    else if (outcome.contact == Contact::Silent)
        m_hosts->suspect(exchange->request.address);
    outcome = judged(*exchange, confirmed(*exchange, std::move(outcome)));
    if (followed(*exchange, outcome) || retried(*exchange, outcome))
        return pump();
    if (outcome.result)
        outcome.result->isSteady =
            !exchange->hasVaried && exchange->failedStatus.value_or(outcome.result->status) == outcome.result->status;
    complete(exchange, outcome.result);
}

void Client::nobodyThere(Exchange &exchange, const Error &why)
{
    const WebAddress address = exchange.request.address;
    refuse(exchange, why);
    m_hosts->unreachable(address);
    pump();
}

Outcome Client::judged(const Exchange &exchange, Outcome outcome) const
{
    if (!outcome.result || !outcome.result->isSuccess() || outcome.result->isFromCache() || !exchange.request.judge)
        return outcome;
    if (const Result<void> judgement = exchange.request.judge(*outcome.result); !judgement)
        return {tl::unexpected(judgement.error()), true};
    return outcome;
}

/// Whether the answer was a redirect that is followed now; one that must not be followed becomes a failure.
bool Client::followed(Exchange &exchange, Outcome &outcome)
{
    if (!outcome.result || !isRedirect(*outcome.result))
        return false;
    Result<Request> next = redirected(exchange.request, *outcome.result);
    if (next && ++exchange.redirects > m_options.maxRedirects)
        next = failure(ErrorKind::Network, Tr::tr("The server redirects without end."),
                       {.document = exchange.request.address.text()});
    if (!next) {
        outcome = {tl::unexpected(next.error()), false};
        return false;
    }
    exchange.request = std::move(*next);
    queue(exchange);
    return true;
}

bool Client::retried(Exchange &exchange, const Outcome &outcome)
{
    const bool isTransient = outcome.result ? isTransientStatus(outcome.result->status) : outcome.transient;
    if (!isTransient || exchange.retries >= allowedRetries(exchange.request.retry))
        return false;
    ++exchange.retries;
    ++m_counters.retries;
    const int status = outcome.result ? outcome.result->status : 0;
    exchange.hasVaried = exchange.hasVaried || exchange.failedStatus.value_or(status) != status;
    exchange.failedStatus = status;
    if (!isReachable(exchange.request.address))
        refuse(exchange, unreachable(exchange.request.address));
    else
        pauseThenRetry(exchange, outcome);
    return true;
}

void Client::pauseThenRetry(Exchange &exchange, const Outcome &outcome)
{
    // After a cut the next attempt soon tells whether the server is still there.
    const bool isFirstCut = outcome.contact == Contact::Cut && exchange.retries == 1;
    const auto base = isFirstCut ? m_options.basePause / 4 : m_options.basePause;
    auto pause = growingPause(exchange.retries, base, m_options.random());
    if (outcome.result) {
        const auto asked = retryAfter(outcome.result->header("retry-after"_ba), m_options.now());
        pause = std::max(pause, std::min(asked.value_or(pause), m_options.longestPause));
    }
    exchange.pause = std::make_unique<QTimer>();
    exchange.pause->setSingleShot(true);
    connect(exchange.pause.get(), &QTimer::timeout, this, [this, id = exchange.id] {
        Exchange &paused = *m_exchanges.at(id);
        paused.pause.release()->deleteLater(); // It is what calls us.
        queue(paused);
        pump();
    });
    exchange.pause->start(pause);
}

void Client::complete(const std::shared_ptr<Exchange> &exchange, const Result<Response> &result)
{
    static_cast<void>(take(exchange->id));
    pump();
    if (exchange->checks)
        return checked(*exchange, result);
    if (result && isToBeKept(*exchange, *result))
        m_cache->put(exchange->cacheKey, *result, m_options.now());
    tell(exchange->waiters, result);
}

} // namespace kader::net
