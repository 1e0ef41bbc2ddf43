#pragma once

#include "base/webaddress.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>

#include <chrono>
#include <functional>
#include <map>
#include <memory>

class QNetworkAccessManager;

namespace kader::net {

/// Knows which hosts can't be reached, and notices when they come back: by one small request at a time to each of
/// them, with pauses that grow. Whatever a host answers, it is there.
class HostWatch final : public QObject {
    Q_OBJECT

public:
    struct Options {
        QByteArray userAgent;
        std::chrono::milliseconds basePause;    ///< Before the first probe; doubled for each further one.
        std::chrono::milliseconds longestPause; ///< Between two of them.
        std::chrono::milliseconds patience;     ///< With a probe.
        std::function<double()> random;         ///< 0 to 1, for jitter.
    };

    HostWatch(QNetworkAccessManager &network, Options options);
    ~HostWatch() override;

    /// The host has said something.
    void heard(const WebAddress &address);
    /// Nobody was there to be asked: lost from now on.
    void unreachable(const WebAddress &address);
    /// Lost if a probe goes unanswered too.
    void suspect(const WebAddress &address);
    /// Somebody wants something of a lost host: the next probe does not wait for long.
    void nudge(const WebAddress &address);
    /// Begins anew, knowing nothing.
    void forgetAll();

    [[nodiscard]] bool isLost(const WebAddress &address) const;
    /// Whether it has ever said anything.
    [[nodiscard]] bool wasHeard(const WebAddress &address) const;
    /// By the names that people call them.
    [[nodiscard]] QStringList lostHosts() const;

signals:
    void lost(const kader::WebAddress &host);
    void found(const kader::WebAddress &host);
    /// It is still lost.
    void missed(const kader::WebAddress &host);

private:
    struct Host;

    [[nodiscard]] Host &host(const WebAddress &address);
    [[nodiscard]] const Host *known(const WebAddress &address) const;
    void lose(Host &host);
    void pauseThenProbe(Host &host);
    void probe(Host &host);
    void probed(Host &host, bool isThere);

    QNetworkAccessManager &m_network;
    Options m_options;
    std::map<QString, std::unique_ptr<Host>> m_hosts;
};

} // namespace kader::net
