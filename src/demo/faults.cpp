#include "demo/faults.h"

#include "demo/noise.h"

namespace kader::demo {

FaultDecision Faults::decide(const QByteArray &request)
{
    if (m_rates.errors + m_rates.cuts + m_rates.truncated <= 0.0)
        return {};
    quint32 bits = mix(m_seed ^ 0xFA17U);
    for (const char letter : request)
        bits = mix(bits ^ quint8(letter));
    {
        const QMutexLocker lock(&m_mutex);
        bits = again(bits, ++m_attempts[request]);
    }
    const double chance = double(bits) / 4294967296.0;
    const quint32 more = again(bits, 1);
    const double part = 0.05 + 0.9 * double(unit(more));
    if (chance < m_rates.errors)
        return {(more & 1) != 0 ? Fault::ErrorPage : Fault::ErrorEmpty, part};
    if (chance < m_rates.errors + m_rates.cuts)
        return {Fault::Cut, part};
    if (chance < m_rates.errors + m_rates.cuts + m_rates.truncated)
        return {Fault::Truncated, part};
    return {};
}

} // namespace kader::demo
