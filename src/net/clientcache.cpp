#include "net/client.h"
#include "net/exchange.h"

#include <utility>

using namespace Qt::StringLiterals;

/// What the client gives out of its cache, and what it does about what is old there.
namespace kader::net {

namespace {

constexpr auto freshFor = std::chrono::hours(24);
/// Clocks are set back now and then; what is from further ahead than that is of unknown age.
constexpr auto leeway = std::chrono::hours(1);

bool mayBeStored(const Response &response)
{
    return response.status == 200 && !response.header("cache-control"_ba).toLower().contains("no-store");
}

bool isGone(int status)
{
    return status == 401 || status == 403 || status == 404 || status == 410;
}

} // namespace

Keep Client::keepOf(const Request &request) const
{
    const HostProfile host = profile(request.address);
    if (!m_cache || !host.isKept || request.keep == Keep::Nothing)
        return Keep::Nothing;
    return request.wanted == Wanted::Image && host.imagesAreForGood ? Keep::Forever : request.keep;
}

void Client::keep(const Request &request, const Response &response)
{
    if (keepOf(request) != Keep::Nothing && !response.isFromCache() && mayBeStored(response))
        m_cache->put(cacheKey(request), response, m_options.now());
}

/// Without anybody having said so.
bool Client::isToBeKept(const Exchange &exchange, const Response &response) const
{
    return !exchange.cacheKey.isEmpty() && exchange.request.keepIf && !response.isFromCache() &&
           mayBeStored(response) && exchange.request.keepIf(response);
}

void Client::forget(const Request &request)
{
    if (keepOf(request) != Keep::Nothing)
        m_cache->forget(cacheKey(request));
}

void Client::begin(Exchange &exchange)
{
    if (keepOf(exchange.request) == Keep::Nothing)
        return ask(exchange);
    exchange.cacheKey = cacheKey(exchange.request);
    exchange.lookup = m_cache->find(
        exchange.cacheKey, [this, id = exchange.id](std::optional<Kept> kept) { lookedUp(id, std::move(kept)); });
}

bool Client::isFresh(const Exchange &exchange) const
{
    if (keepOf(exchange.request) == Keep::Forever)
        return true;
    const auto age = std::chrono::milliseconds(exchange.kept->response.asOf.msecsTo(m_options.now()));
    return age < freshFor && age > -leeway;
}

bool Client::isEnough(const Exchange &exchange) const
{
    if (!exchange.kept)
        return false;
    if (!isReachable(exchange.request.address))
        return true;
    if (exchange.request.reload || exchange.kept->isOutdated)
        return false;
    return isFresh(exchange) || exchange.request.retry != Retry::Harvest;
}

void Client::lookedUp(quint64 id, std::optional<Kept> kept)
{
    const std::shared_ptr<Exchange> exchange = m_exchanges.at(id);
    exchange->lookup.reset();
    exchange->kept = std::move(kept);
    if (!isEnough(*exchange))
        return ask(*exchange);
    if (!isFresh(*exchange) && isReachable(exchange->request.address))
        check(*exchange);
    complete(exchange, givenFromCache(*exchange));
}

Response Client::givenFromCache(const Exchange &exchange)
{
    ++m_counters.cacheHits;
    m_counters.bytesFromCache += exchange.kept->response.body.size();
    return exchange.kept->response;
}

/// Asks the server, behind the back of who has been answered, whether that was right.
void Client::check(const Exchange &exchange)
{
    const QString key = u"check "_s + QString::fromLatin1(exchange.cacheKey.toHex());
    if (m_mergeable.contains(key))
        return;
    Request request = exchange.request;
    request.priority = Priority::Background;
    Exchange &checking = add(std::move(request), key);
    checking.cacheKey = exchange.cacheKey;
    checking.kept = exchange.kept;
    checking.checks = exchange.request.address;
    ask(checking);
}

void Client::checked(const Exchange &exchange, const Result<Response> &result)
{
    if (!result || result->isFromCache() || !(result->status == 200 || isGone(result->status)))
        return;
    if (result->status == 200 && result->body == exchange.kept->response.body)
        return m_cache->confirm(exchange.cacheKey, m_options.now());
    if (result->status == 200 && exchange.request.keepIf && !exchange.request.keepIf(*result))
        return; // In trouble, and no other answer.
    if (isToBeKept(exchange, *result))
        m_cache->put(exchange.cacheKey, *result, m_options.now());
    else
        m_cache->markOutdated(exchange.cacheKey);
    emit answerChanged(*exchange.checks);
}

/// What the server may compare, when the request goes to where the answer came from.
const Response *Client::validators(const Exchange &exchange) const
{
    const bool isOfUse =
        exchange.kept && !exchange.kept->isOutdated && exchange.kept->response.finalAddress == exchange.request.address;
    return isOfUse ? &exchange.kept->response : nullptr;
}

/// The answer that the server says still holds.
Outcome Client::confirmed(const Exchange &exchange, Outcome outcome)
{
    constexpr int notModified = 304;
    if (!exchange.kept || !outcome.result || outcome.result->status != notModified)
        return outcome;
    m_cache->confirm(exchange.cacheKey, m_options.now());
    Response response = exchange.checks ? exchange.kept->response : givenFromCache(exchange);
    response.asOf = m_options.now();
    return {std::move(response), false};
}

} // namespace kader::net
