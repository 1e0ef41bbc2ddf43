#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QString>
#include <QTcpServer>

#include <functional>
#include <memory>

class QTcpSocket;

namespace kader::test {

/// What a ScriptedServer does with one request: these bytes go over the wire as they stand.
struct Reply {
    enum class Then {
        Keep, ///< The connection stays open.
        Close,
        Hold,     ///< Nothing is sent before release() is called.
        HoldLast, ///< The last byte is not.
        Drip,     ///< `bytes`, then some more every few milliseconds, for ever.
    };
    QByteArray bytes = {};
    Then then = Then::Keep;
};

struct Seen {
    QByteArray method;
    QByteArray target;
    QByteArray head; ///< Request line and headers.
    QByteArray body;
};

/// A whole HTTP answer with the right Content-Length.
[[nodiscard]] Reply answer(int status, const QByteArray &body, const QByteArray &moreHeaders = {});
[[nodiscard]] inline Reply json(const QByteArray &body)
{
    return answer(200, body, QByteArrayLiteral("Content-Type: application/json\r\n"));
}

/// A loopback server that says exactly what a test wrote down, faults included. The replies to a target
/// are used up in order; the last one stays. Unknown targets get 404.
class ScriptedServer final : public QTcpServer {
public:
    ScriptedServer();

    void on(const QByteArray &target, const QList<Reply> &replies) { m_script[target] = replies; }
    void on(const QByteArray &target, const Reply &reply) { on(target, QList{reply}); }
    void release();
    /// As if its process had been killed: connections are cut and new ones refused.
    void stop();
    /// At the same address as before.
    void comeBack();

    [[nodiscard]] QString address(const QString &target = {}) const;
    [[nodiscard]] const QList<Seen> &seen() const { return m_seen; }
    [[nodiscard]] int requests(const QByteArray &target) const;
    [[nodiscard]] int held() const { return static_cast<int>(m_held.size()); }
    [[nodiscard]] QList<QByteArray> targets() const;

private:
    struct Held {
        QTcpSocket *socket;
        QByteArray bytes;
    };

    void accept(QTcpSocket *socket);
    void read(QTcpSocket *socket);
    void respond(QTcpSocket *socket, const Seen &seen);

    QHash<QByteArray, QList<Reply>> m_script;
    QHash<QTcpSocket *, QByteArray> m_pending;
    QList<Seen> m_seen;
    QList<Held> m_held;
    quint16 m_port = 0;
};

} // namespace kader::test
