#pragma once

#include <QHash>
#include <QNetworkAccessManager>
#include <QRandomGenerator>
#include <QTcpServer>

class QTcpSocket;

namespace kader::test {

/// Stands before a server on the loopback and spoils some of its answers, by chance that is the same in every run with
/// one seed as far as requests come in one order. Counts what it is asked for.
class UnreliableProxy final : public QTcpServer {
public:
    /// Shares of requests.
    struct Rates {
        double errors = 0;    ///< 500, 503 or a web page.
        double cuts = 0;      ///< The connection ends in the middle of the answer.
        double truncated = 0; ///< Half of the answer, as if it were all.
        double delays = 0;
    };

    UnreliableProxy(quint16 port, const Rates &rates, quint32 seed);

    /// From now on everything arrives as it should.
    void mend() { m_rates = {}; }
    [[nodiscard]] QString address(const QString &path) const;
    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] int spoilt() const { return m_spoilt; }
    /// Requests that came while another one for the same address was being answered.
    [[nodiscard]] int doubled() const { return m_doubled; }

private:
    void read(QTcpSocket *socket);
    void forward(QTcpSocket *socket, const QByteArray &target);
    void pass(QTcpSocket *socket, QNetworkReply &reply);
    void answer(QTcpSocket *socket, const QByteArray &bytes);
    void done(QTcpSocket *socket) { m_running.remove(socket); }
    [[nodiscard]] bool happens(double rate) { return m_random.generateDouble() < rate; }

    quint16 m_server;
    Rates m_rates;
    QRandomGenerator m_random;
    QNetworkAccessManager m_network;
    QHash<QTcpSocket *, QByteArray> m_pending;
    QHash<QTcpSocket *, QByteArray> m_running; ///< What each was asked for and has not answered.
    int m_requests = 0;
    int m_spoilt = 0;
    int m_doubled = 0;
};

} // namespace kader::test
