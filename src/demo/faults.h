#pragma once

#include <QByteArray>
#include <QHash>
#include <QMutex>

namespace kader::demo {

enum class Fault {
    None,
    ErrorPage,  ///< 500 with HTML.
    ErrorEmpty, ///< 500 without a body.
    Cut,        ///< The connection closes midway.
    Truncated,  ///< 200 with the beginning of the body as if it were all.
};

/// Shares of requests, 0 … 1, that go wrong.
struct FaultRates {
    double errors = 0.0;
    double cuts = 0.0;
    double truncated = 0.0;
};

struct FaultDecision {
    Fault fault = Fault::None;
    double part = 1.0; ///< How much of the body is sent, for Cut and Truncated.
};

/// Decides by seed, address and how often that address was asked for before: so a run can be repeated
/// whatever the order in which parallel requests arrive, and a retry can succeed.
class Faults final {
public:
    Faults(const FaultRates &rates, quint32 seed) : m_rates(rates), m_seed(seed) {}

    [[nodiscard]] FaultDecision decide(const QByteArray &request);

private:
    FaultRates m_rates;
    quint32 m_seed;
    QMutex m_mutex;
    QHash<QByteArray, quint32> m_attempts;
};

} // namespace kader::demo
