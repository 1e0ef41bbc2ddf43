#include "support/scriptedserver.h"

#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

qsizetype contentLength(const QByteArray &head)
{
    const QByteArray lower = head.toLower();
    const qsizetype at = lower.indexOf("\r\ncontent-length:");
    return at < 0 ? 0 : lower.mid(at + 17, lower.indexOf("\r\n", at + 2) - at - 17).trimmed().toLongLong();
}

void drip(QTcpSocket *socket)
{
    auto *timer = new QTimer(socket);
    QObject::connect(timer, &QTimer::timeout, socket, [socket] { socket->write(QByteArray(50, 'x')); });
    timer->start(2);
}

} // namespace

Reply answer(int status, const QByteArray &body, const QByteArray &moreHeaders)
{
    return {"HTTP/1.1 " + QByteArray::number(status) + " Status\r\n" + moreHeaders +
            "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body};
}

ScriptedServer::ScriptedServer()
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no loopback port");
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection())
            accept(socket);
    });
}

void ScriptedServer::accept(QTcpSocket *socket)
{
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_pending.remove(socket);
        m_held.removeIf([&](const Held &held) { return held.socket == socket; });
        socket->deleteLater();
    });
}

void ScriptedServer::read(QTcpSocket *socket)
{
    QByteArray &pending = m_pending[socket];
    pending += socket->readAll();
    const qsizetype end = pending.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = pending.left(end + 2);
    const qsizetype length = contentLength(head);
    if (pending.size() < end + 4 + length)
        return;
    const QList<QByteArray> line = head.left(head.indexOf("\r\n")).split(' ');
    const Seen seen{line.value(0), line.value(1), head, pending.mid(end + 4, length)};
    pending.remove(0, end + 4 + length);
    m_seen << seen;
    respond(socket, seen);
}

void ScriptedServer::respond(QTcpSocket *socket, const Seen &seen)
{
    QList<Reply> &script = m_script[seen.target];
    const Reply reply = script.isEmpty()    ? answer(404, "{\"message\":\"not in the script\"}")
                        : script.size() > 1 ? script.takeFirst()
                                            : script.first();
    if (reply.then == Reply::Then::Hold) {
        m_held.append({socket, reply.bytes});
        return;
    }
    if (reply.then == Reply::Then::HoldLast) {
        socket->write(reply.bytes.chopped(1));
        m_held.append({socket, reply.bytes.right(1)});
        return;
    }
    socket->write(reply.bytes);
    if (reply.then == Reply::Then::Drip)
        drip(socket);
    if (reply.then == Reply::Then::Close)
        socket->disconnectFromHost();
}

void ScriptedServer::release()
{
    for (const Held &held : std::exchange(m_held, {}))
        held.socket->write(held.bytes);
}

void ScriptedServer::stop()
{
    m_port = serverPort();
    close();
    m_held.clear();
    m_pending.clear();
    for (QTcpSocket *socket : findChildren<QTcpSocket *>()) {
        socket->disconnect();
        socket->abort();
        delete socket;
    }
}

void ScriptedServer::comeBack()
{
    if (!listen(QHostAddress::LocalHost, m_port))
        qFatal("the port is taken");
}

QString ScriptedServer::address(const QString &target) const
{
    return u"http://127.0.0.1:%1%2"_s.arg(isListening() ? serverPort() : m_port).arg(target);
}

int ScriptedServer::requests(const QByteArray &target) const
{
    return static_cast<int>(targets().count(target));
}

QList<QByteArray> ScriptedServer::targets() const
{
    QList<QByteArray> all;
    for (const Seen &seen : m_seen)
        all << seen.target;
    return all;
}

} // namespace kader::test
