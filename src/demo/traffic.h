#pragma once

#include <QByteArray>
#include <QHash>

#include <array>
#include <chrono>
#include <vector>

namespace kader::demo {

/// How many requests are being answered at a time, and how often the same one was made. An answer counts from the
/// arrival of its request to the end of its delay, so that what is counted was there for sure.
class Traffic final {
public:
    enum class Kind { Document, Image };

    void note(Kind kind, const QByteArray &request, std::chrono::milliseconds delay);

    [[nodiscard]] int mostAtOnce(Kind kind) const { return m_mostAtOnce[size_t(kind)]; }
    [[nodiscard]] int mostTries() const { return m_mostTries; }

private:
    using Clock = std::chrono::steady_clock;

    std::array<std::vector<Clock::time_point>, 2> m_ends; ///< Of the answers under way.
    std::array<int, 2> m_mostAtOnce = {};
    QHash<QByteArray, int> m_tries;
    int m_mostTries = 0;
};

} // namespace kader::demo
