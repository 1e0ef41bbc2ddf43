#pragma once

#include "base/webaddress.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStringList>

#include <optional>

/// What several benchmarks read off.

inline double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// `VmRSS` or `VmHWM` of this process, in MB.
inline double memory(const QByteArray &kind)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(kind + ':'))
            return line.mid(kind.size() + 1).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

#ifdef KADER_DEMO_PROGRAM
/// The embedded repository in a process of its own, so that only the client is weighed. Ends with this.
class DemoServer final {
public:
    explicit DemoServer(const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(KADER_DEMO_PROGRAM), arguments);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(60'000)) {
        }
        m_address = kader::WebAddress::parse(QString::fromUtf8(m_process.readLine()).trimmed());
    }
    ~DemoServer()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

    /// Nothing if it did not start.
    [[nodiscard]] const std::optional<kader::WebAddress> &address() const { return m_address; }

private:
    QProcess m_process;
    std::optional<kader::WebAddress> m_address;
};
#endif
