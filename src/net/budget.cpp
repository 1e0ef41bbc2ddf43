#include "net/budget.h"

namespace kader::net {

void Budget::setProfile(const QString &host, HostProfile profile)
{
    m_profiles[host] = profile;
    if (const auto lane = m_lanes.find(host); lane != m_lanes.end())
        lane->second.profile = profile;
}

std::optional<HostProfile> Budget::profile(const QString &host) const
{
    const auto profile = m_profiles.find(host);
    return profile != m_profiles.end() ? std::optional(profile->second) : std::nullopt;
}

Budget::Lane &Budget::lane(const QString &host)
{
    const auto [it, isNew] = m_lanes.try_emplace(host);
    if (isNew)
        it->second.profile = profile(host).value_or(HostProfile());
    return it->second;
}

void Budget::dropIfIdle(const QString &host)
{
    const Lane &idle = lane(host);
    if (idle.running[0] + idle.running[1] == 0 && idle.waiting[0].empty() && idle.waiting[1].empty())
        m_lanes.erase(host);
}

void Budget::enqueue(const Ticket &ticket)
{
    lane(ticket.host).waiting[column(ticket.wanted)].insert(rank(ticket));
    m_claims.insert_or_assign(ticket.id, Claim{ticket});
}

void Budget::prioritise(quint64 id, Priority priority)
{
    const auto it = m_claims.find(id);
    if (it == m_claims.end())
        return;
    Ticket &ticket = it->second.ticket;
    Lane &lane = this->lane(ticket.host);
    const size_t c = column(ticket.wanted);
    if (!it->second.running) {
        lane.waiting[c].erase(rank(ticket));
        ticket.priority = priority;
        lane.waiting[c].insert(rank(ticket));
        return;
    }
    ticket.priority = priority;
    if (priority == Priority::Speculative)
        lane.guesses[c].insert(id);
    else
        lane.guesses[c].erase(id);
}

void Budget::leave(quint64 id)
{
    const auto it = m_claims.find(id);
    if (it == m_claims.end())
        return;
    const Claim claim = it->second;
    m_claims.erase(it);
    Lane &left = lane(claim.ticket.host);
    const size_t c = column(claim.ticket.wanted);
    left.guesses[c].erase(id);
    if (claim.running)
        --left.running[c];
    else
        left.waiting[c].erase(rank(claim.ticket));
    dropIfIdle(claim.ticket.host);
}

std::optional<Budget::Rank> Budget::best(const Lane &lane)
{
    std::optional<Rank> found;
    if (lane.running[0] + lane.running[1] >= lane.profile.total)
        return found;
    for (const Wanted wanted : {Wanted::Json, Wanted::Image}) {
        const size_t c = column(wanted);
        if (lane.waiting[c].empty() || lane.running[c] >= lane.profile.limit(wanted))
            continue;
        if (!found || *lane.waiting[c].begin() < *found)
            found = *lane.waiting[c].begin();
    }
    return found;
}

std::optional<quint64> Budget::startNext()
{
    for (auto &[host, lane] : m_lanes) {
        const std::optional<Rank> next = best(lane);
        if (!next)
            continue;
        Claim &claim = m_claims.at(next->second);
        const size_t c = column(claim.ticket.wanted);
        lane.waiting[c].erase(*next);
        ++lane.running[c];
        claim.running = true;
        if (isGuess(*next))
            lane.guesses[c].insert(next->second);
        return next->second;
    }
    return std::nullopt;
}

std::optional<quint64> Budget::standingInTheWay(const Lane &lane)
{
    const bool isFull = lane.running[0] + lane.running[1] >= lane.profile.total;
    for (const Wanted wanted : {Wanted::Json, Wanted::Image}) {
        const size_t c = column(wanted);
        if (lane.waiting[c].empty() || isGuess(*lane.waiting[c].begin()))
            continue;
        const std::set<quint64> &own = lane.guesses[c];
        const std::set<quint64> &other = lane.guesses[1 - c];
        if (!own.empty() && (isFull || lane.running[c] >= lane.profile.limit(wanted)))
            return *own.rbegin();
        if (!other.empty() && isFull && lane.running[c] < lane.profile.limit(wanted))
            return *other.rbegin();
    }
    return std::nullopt;
}

std::optional<quint64> Budget::standingInTheWay() const
{
    for (const auto &[host, lane] : m_lanes) {
        if (const std::optional<quint64> guess = standingInTheWay(lane))
            return guess;
    }
    return std::nullopt;
}

} // namespace kader::net
