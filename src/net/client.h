#pragma once

#include "base/job.h"
#include "net/budget.h"
#include "net/outcome.h"
#include "net/request.h"
#include "net/response.h"

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <unordered_map>

class QNetworkAccessManager;

namespace kader::net {

struct Exchange;
struct Waiter;

struct Counters {
    qint64 requests = 0; ///< Sent, retries and redirects included.
    qint64 retries = 0;
    qint64 merged = 0; ///< Requests answered by another one's transfer.
    qint64 bytes = 0;  ///< Of bodies, as they came over the wire.
};

struct Options {
    QByteArray userAgent = "Kader/" KADER_VERSION " (desktop curation of IIIF images)";
    int maxRedirects = 5;
    std::chrono::milliseconds basePause =
        std::chrono::seconds(1); ///< Before the first retry; doubled for each further one.
    std::chrono::milliseconds longestPause = std::chrono::seconds(60); ///< Cap on what a Retry-After may ask for.
    std::function<double()> random;                                    ///< 0 to 1, for jitter; a real one when empty.
    std::function<QDateTime()> now; ///< The clock that Retry-After dates are compared with; the real one when empty.
};

/// A request under way. Destroying it cancels.
class Fetching : public Job {
public:
    /// More urgent or less than it was asked for: a tile that came into view, or left it. Of callers that share a
    /// transfer the most urgent one counts. No effect on what has been sent.
    virtual void prioritise(Priority priority) = 0;
};
using FetchHandle = std::unique_ptr<Fetching>;

/// Fetches from the web, within each host's budget and in order of priority. Every request of the program
/// goes through one Client, for only so do budgets hold and identical requests meet.
///
/// The caller keeps the handle; destroying it cancels, and `done` is then never called. `done` is never
/// called from inside fetch(), and may do anything, destroying handles and the client included. With the
/// client all its requests end unheard.
class Client final : public QObject {
public:
    using Done = std::function<void(Result<Response>)>;

    explicit Client(Options options = {});
    ~Client() override;

    /// A GET for an address that is being fetched already for the same purpose shares that transfer; the
    /// more patient limits of the two count, and the judge of the first that has one.
    [[nodiscard]] FetchHandle fetch(Request request, Done done);

    /// For the server (host and port) of `address`; see HostProfile::standard for all others.
    void setProfile(const WebAddress &address, HostProfile profile);
    [[nodiscard]] HostProfile profile(const WebAddress &address) const;

    [[nodiscard]] Counters counters() const { return m_counters; }

private:
    friend class Subscription;

    void join(Exchange &exchange, const Request &request, std::shared_ptr<Waiter> waiter);
    void leave(quint64 id, const Waiter *waiter);
    void prioritise(quint64 id, Waiter &waiter, Priority priority);
    void setPriority(Exchange &exchange, Priority priority);
    [[nodiscard]] bool isUnwantedGuess(const Exchange &exchange) const;
    void endLater(quint64 id, Error why);
    void enqueue(const Exchange &exchange);
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
    std::unique_ptr<QNetworkAccessManager> m_network;
    Budget m_budget;
    Counters m_counters;
    std::unordered_map<quint64, std::shared_ptr<Exchange>> m_exchanges;
    std::unordered_map<QString, quint64> m_mergeable;
    quint64 m_lastId = 0;
};

} // namespace kader::net
