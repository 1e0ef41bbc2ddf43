#include "imaging/unreliableproxy.h"

#include <QNetworkReply>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

#include <array>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

QByteArray message(int status, const QByteArray &type, const QByteArray &body, qsizetype length)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Said\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(length) + "\r\n\r\n" + body;
}

} // namespace

UnreliableProxy::UnreliableProxy(quint16 port, const Rates &rates, quint32 seed)
    : m_server(port), m_rates(rates), m_random(seed)
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_pending.remove(socket);
                done(socket);
                socket->deleteLater();
            });
        }
    });
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port to listen at");
}

QString UnreliableProxy::address(const QString &path) const
{
    return u"http://127.0.0.1:%1%2"_s.arg(serverPort()).arg(path);
}

void UnreliableProxy::read(QTcpSocket *socket)
{
    QByteArray &head = m_pending[socket];
    head += socket->readAll();
    if (!head.endsWith("\r\n\r\n"))
        return;
    const QByteArray target = head.split(' ').value(1);
    head.clear();
    ++m_requests;
    m_doubled += m_running.values().contains(target);
    m_running.insert(socket, target);
    if (happens(m_rates.delays))
        QTimer::singleShot(m_random.bounded(60), this, [this, to = QPointer(socket), target] { forward(to, target); });
    else
        forward(socket, target);
}

void UnreliableProxy::forward(QTcpSocket *socket, const QByteArray &target)
{
    if (happens(m_rates.errors)) {
        ++m_spoilt;
        const int status = std::array{500, 503, 200}.at(m_random.bounded(3));
        const QByteArray page = "<!doctype html><title>Please log in</title>";
        return answer(socket, message(status, "text/html", page, page.size()));
    }
    QNetworkReply *reply =
        m_network.get(QNetworkRequest(QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_server).arg(QString::fromLatin1(target)))));
    connect(reply, &QNetworkReply::finished, this, [this, reply, to = QPointer(socket)] {
        reply->deleteLater();
        pass(to, *reply);
    });
}

void UnreliableProxy::pass(QTcpSocket *socket, QNetworkReply &reply)
{
    const QByteArray body = reply.readAll();
    const QByteArray type = reply.rawHeader("Content-Type");
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray part = body.left(body.size() * (10 + m_random.bounded(80)) / 100);
    if (happens(m_rates.truncated)) {
        ++m_spoilt;
        return answer(socket, message(status, type, part, part.size()));
    }
    if (!happens(m_rates.cuts))
        return answer(socket, message(status, type, body, body.size()));
    ++m_spoilt;
    answer(socket, message(status, type, part, body.size()));
    if (socket)
        socket->disconnectFromHost();
}

/// `socket` is null when nobody waits for it any longer.
void UnreliableProxy::answer(QTcpSocket *socket, const QByteArray &bytes)
{
    if (!socket)
        return;
    done(socket);
    socket->write(bytes);
}

} // namespace kader::test
