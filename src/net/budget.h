#pragma once

#include "net/hostprofile.h"

#include <QString>

#include <array>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace kader::net {

/// One request's claim on its host. Ids grow with time, so that equals are served in their order.
struct Ticket {
    quint64 id;
    QString host; ///< `host:port`
    Wanted wanted;
    Priority priority;
};

/// Decides what may be sent now: the queue of every host and the places taken. Knows nothing of HTTP.
class Budget final {
public:
    void setProfile(const QString &host, HostProfile profile);
    [[nodiscard]] std::optional<HostProfile> profile(const QString &host) const;

    void enqueue(const Ticket &ticket);
    /// More urgent or less; what has been started stays so.
    void prioritise(quint64 id, Priority priority);
    /// Forgets a ticket, queued or started; its place is free again.
    void leave(quint64 id);
    /// Takes a place for the next ticket that may start, or none.
    [[nodiscard]] std::optional<quint64> startNext();
    /// A started speculative ticket whose place one that is not speculative waits for, or none.
    [[nodiscard]] std::optional<quint64> standingInTheWay() const;

private:
    using Rank = std::pair<int, quint64>; ///< Most urgent first, then oldest first.
    struct Lane {
        HostProfile profile;
        std::array<int, 2> running = {};
        std::array<std::set<Rank>, 2> waiting = {};
        std::array<std::set<quint64>, 2> guesses = {}; ///< Those of the running ones that are speculative.
    };
    struct Claim {
        Ticket ticket;
        bool running = false;
    };

    [[nodiscard]] static size_t column(Wanted wanted) { return wanted == Wanted::Image ? 1 : 0; }
    [[nodiscard]] static Rank rank(const Ticket &ticket) { return {-static_cast<int>(ticket.priority), ticket.id}; }
    [[nodiscard]] static bool isGuess(Rank rank) { return rank.first == -static_cast<int>(Priority::Speculative); }
    [[nodiscard]] static std::optional<Rank> best(const Lane &lane);
    [[nodiscard]] static std::optional<quint64> standingInTheWay(const Lane &lane);
    [[nodiscard]] Lane &lane(const QString &host);
    void dropIfIdle(const QString &host);

    std::map<QString, HostProfile> m_profiles;
    std::map<QString, Lane> m_lanes;
    std::unordered_map<quint64, Claim> m_claims;
};

} // namespace kader::net
