#include "demo/traffic.h"

#include <algorithm>

namespace kader::demo {

void Traffic::note(Kind kind, const QByteArray &request, std::chrono::milliseconds delay)
{
    const Clock::time_point now = Clock::now();
    std::vector<Clock::time_point> &ends = m_ends[size_t(kind)];
    ends.erase(std::remove_if(ends.begin(), ends.end(), [now](Clock::time_point end) { return end <= now; }),
               ends.end());
    ends.push_back(now + delay);
    int &most = m_mostAtOnce[size_t(kind)];
    most = std::max(most, int(ends.size()));
    m_mostTries = std::max(m_mostTries, ++m_tries[request]);
}

} // namespace kader::demo
