#include "net/budget.h"

namespace kader::net {

void Budget::setProfile(const QString &host, HostProfile profile)
{
    m_profiles[host] = profile;
    if (const auto lane = m_lanes.find(host); lane != m_lanes.end())
        lane->second.profile = profile;
}

Budget::Lane &Budget::lane(const QString &host)
{
    const auto [it, isNew] = m_lanes.try_emplace(host);
    if (isNew) {
        const auto profile = m_profiles.find(host);
        it->second.profile = profile != m_profiles.end() ? profile->second : HostProfile();
    }
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

void Budget::raise(quint64 id, Priority priority)
{
    const auto it = m_claims.find(id);
    if (it == m_claims.end() || it->second.running || it->second.ticket.priority >= priority)
        return;
    Ticket &ticket = it->second.ticket;
    std::set<Rank> &waiting = lane(ticket.host).waiting[column(ticket.wanted)];
    waiting.erase(rank(ticket));
    ticket.priority = priority;
    waiting.insert(rank(ticket));
}

void Budget::leave(quint64 id)
{
    const auto it = m_claims.find(id);
    if (it == m_claims.end())
        return;
    const Claim claim = it->second;
    m_claims.erase(it);
    Lane &left = lane(claim.ticket.host);
    if (claim.running)
        --left.running[column(claim.ticket.wanted)];
    else
        left.waiting[column(claim.ticket.wanted)].erase(rank(claim.ticket));
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
        return next->second;
    }
    return std::nullopt;
}

} // namespace kader::net
