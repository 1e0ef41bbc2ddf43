#pragma once

#include "base/job.h"
#include "net/activity.h"
#include "net/budget.h"
#include "net/cache.h"
#include "net/outcome.h"
#include "net/request.h"
#include "net/response.h"

#include <QDateTime>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

class QNetworkAccessManager;

namespace kader::net {

class HostWatch;
struct Exchange;
struct Waiter;

struct Counters {
    qint64 requests = 0; ///< Sent, retries and redirects included.
    qint64 retries = 0;
    qint64 merged = 0; ///< Requests answered by another one's transfer.
    qint64 bytes = 0;  ///< Of bodies, as they came over the wire.
    qint64 cacheHits = 0;
    qint64 bytesFromCache = 0; ///< Of bodies.
};

struct Options {
    QByteArray userAgent = "Kader/" KADER_VERSION " (desktop curation of IIIF images)";
    int maxRedirects = 5;
    std::chrono::milliseconds basePause =
        std::chrono::seconds(1); ///< Before the first retry; doubled for each further one.
    std::chrono::milliseconds longestPause =
        std::chrono::seconds(60); ///< Cap on what a Retry-After may ask for, and between looks for a lost host.
    std::chrono::milliseconds probePatience = std::chrono::seconds(10);      ///< With the answer to such a look.
    std::chrono::milliseconds newsInterval = std::chrono::milliseconds(200); ///< Between two activityChanged().
    std::function<double()> random; ///< 0 to 1, for jitter; a real one when empty.
    std::function<QDateTime()> now; ///< The clock that Retry-After dates are compared with; the real one when empty.
};

/// A request under way. Destroying it cancels.
class Fetching : public Job {
public:
    /// More urgent or less than it was asked for: a tile that came into view, or left it. Of callers that share a
    /// transfer the most urgent one counts. No effect on what has been sent.
    virtual void prioritise(Priority priority) = 0;
    /// At least half of the answer has come, as far as the server tells its length: to cancel now would waste more
    /// than it saves.
    [[nodiscard]] virtual bool isNearlyHere() const = 0;
};
using FetchHandle = std::unique_ptr<Fetching>;

/// Fetches from the web, within each host's budget and in order of priority. Every request of the program
/// goes through one Client, for only so do budgets hold and identical requests meet.
///
/// The caller keeps the handle; destroying it cancels, and `done` is then never called. `done` is never
/// called from inside fetch(), and may do anything, destroying handles and the client included. With the
/// client all its requests end unheard.
class Client final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(Result<Response>)>;

    /// Without a cache nothing is kept.
    explicit Client(Options options = {}, std::unique_ptr<Cache> cache = nullptr);
    ~Client() override;

    /// A GET for an address that is being fetched already for the same purpose shares that transfer; the
    /// more patient limits of the two count, and the judge of the first that has one.
    ///
    /// What Request::keep allows comes out of the cache, the thread of which is asked first. With a server that can't
    /// be reached it does whatever its age. It has an `asOf` then.
    [[nodiscard]] FetchHandle fetch(Request request, Done done);

    /// To be told by whoever has read the answer to `request` and found that it is what it should be: an image that
    /// decodes, a record of the right shape. Only then it goes to the cache, for as long as Request::keep says. Does
    /// nothing with what came out of the cache, failed, or must not be stored.
    void keep(const Request &request, const Response &response);
    /// To be told by who can't read what came out of the cache.
    void forget(const Request &request);
    /// From now on no server is asked, and everything that is kept is given, whatever its age. What is under way ends
    /// as if the network had been lost.
    void setOffline(bool isOffline);
    [[nodiscard]] bool isOffline() const { return m_isOffline; }
    /// The hosts that can't be reached, by the names that people call them. A request to one of them is answered from
    /// the cache or fails with Offline, at once; one of a harvest waits, for a while, if the host was there before.
    [[nodiscard]] QStringList lostHosts() const;
    [[nodiscard]] bool isReachable(const WebAddress &address) const;

    /// For its settings; null when there is none.
    [[nodiscard]] Cache *cache() const { return m_cache.get(); }

    /// For the server (host and port) of `address`; see HostProfile::standard for all others.
    void setProfile(const WebAddress &address, HostProfile profile);
    [[nodiscard]] HostProfile profile(const WebAddress &address) const;

    /// Since the client began; what is arriving now counts.
    [[nodiscard]] Counters counters() const;
    /// Oldest first.
    [[nodiscard]] QList<Activity> activity() const;
    /// Nothing is asked for, nor being checked.
    [[nodiscard]] bool isIdle() const { return m_exchanges.empty(); }

signals:
    /// What was given out of the cache for this address is not what the server says now; who asks again gets that.
    void answerChanged(const kader::WebAddress &address);
    /// activity() or counters() are others than before: a few times a second as long as anything is under way, and once
    /// after that.
    void activityChanged();
    /// A host was lost, or has come back: what failed there can be asked for again.
    void reachabilityChanged(const kader::WebAddress &host, bool isReachable);
    void offlineChanged(bool isOffline);

private:
    friend class Subscription;

    [[nodiscard]] Exchange &add(Request request, const QString &mergeKey);
    void begin(Exchange &exchange);
    void ask(Exchange &exchange);
    void queue(Exchange &exchange);
    void refuse(Exchange &exchange, const Error &why);
    void refuseAll(const std::function<bool(const Exchange &)> &isMeant);
    [[nodiscard]] bool isPatient(const Exchange &exchange) const;
    [[nodiscard]] Error unreachable(const WebAddress &address) const;
    void nobodyThere(Exchange &exchange, const Error &why);
    void watchHosts();
    void hostLost(const WebAddress &host);
    void hostMissed(const WebAddress &host);
    void hostFound(const WebAddress &host);
    [[nodiscard]] Keep keepOf(const Request &request) const;
    [[nodiscard]] bool isFresh(const Exchange &exchange) const;
    [[nodiscard]] bool isEnough(const Exchange &exchange) const;
    void lookedUp(quint64 id, std::optional<Kept> kept);
    [[nodiscard]] bool isToBeKept(const Exchange &exchange, const Response &response) const;
    void check(const Exchange &exchange);
    void checked(const Exchange &exchange, const Result<Response> &result);
    [[nodiscard]] Response givenFromCache(const Exchange &exchange);
    [[nodiscard]] const Response *validators(const Exchange &exchange) const;
    [[nodiscard]] Outcome confirmed(const Exchange &exchange, Outcome outcome);

    void join(Exchange &exchange, const Request &request, std::shared_ptr<Waiter> waiter);
    void leave(quint64 id, const Waiter *waiter);
    void prioritise(quint64 id, Waiter &waiter, Priority priority);
    [[nodiscard]] bool isNearlyHere(quint64 id) const;
    void setPriority(Exchange &exchange, Priority priority);
    [[nodiscard]] bool isUnwantedGuess(const Exchange &exchange) const;
    void tellActivity();
    void stir();
    void endLater(quint64 id, Result<Response> result);
    void tellLater(std::vector<std::shared_ptr<Waiter>> waiters, Result<Response> result);
    void pump();
    void start(Exchange &exchange);
    void transferEnded(quint64 id, Outcome outcome);
    [[nodiscard]] Outcome judged(const Exchange &exchange, Outcome outcome) const;
    [[nodiscard]] bool followed(Exchange &exchange, Outcome &outcome);
    [[nodiscard]] bool retried(Exchange &exchange, const Outcome &outcome);
    void pauseThenRetry(Exchange &exchange, const Outcome &outcome);
    void account(Exchange &exchange);
    void complete(const std::shared_ptr<Exchange> &exchange, const Result<Response> &result);
    [[nodiscard]] std::shared_ptr<Exchange> take(quint64 id);

    Options m_options;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<HostWatch> m_hosts;
    Budget m_budget;
    Counters m_counters;
    std::unordered_map<quint64, std::shared_ptr<Exchange>> m_exchanges;
    std::unordered_map<QString, quint64> m_mergeable;
    quint64 m_lastId = 0;
    QTimer m_news;
    bool m_isOffline = false;
};

} // namespace kader::net
