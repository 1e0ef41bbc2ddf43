#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpSocket>

#include <optional>
#include <utility>

namespace kader::test {

/// What came back over the wire, as it came.
struct Reply {
    int status = 0; ///< 0 when there was no answer.
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};
    bool complete = false; ///< The body is as long as Content-Length said.

    [[nodiscard]] QByteArray header(QByteArrayView name) const
    {
        for (const auto &[key, value] : headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
    [[nodiscard]] bool has(QByteArrayView name) const
    {
        return std::any_of(headers.cbegin(), headers.cend(),
                           [&](const auto &pair) { return pair.first.compare(name, Qt::CaseInsensitive) == 0; });
    }
};

/// An HTTP client without manners of its own: it sends what it is told, byte for byte, on one
/// connection, and keeps that open.
class RawClient final {
public:
    explicit RawClient(quint16 port) { m_socket.connectToHost(QStringLiteral("127.0.0.1"), port); }

    [[nodiscard]] Reply send(const QByteArray &method, const QByteArray &target, const QByteArray &headers = {},
                             const QByteArray &body = {})
    {
        if (!m_socket.waitForConnected(10'000))
            return {};
        QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers;
        if (!body.isEmpty() || method == "POST" || method == "PUT")
            text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        m_socket.write(text + "\r\n" + body);
        return receive(method == "HEAD");
    }

    [[nodiscard]] QTcpSocket &socket() { return m_socket; }

private:
    [[nodiscard]] bool more() { return m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(60'000); }

    [[nodiscard]] Reply receive(bool withoutBody)
    {
        QByteArray buffer;
        qsizetype end = -1;
        while ((end = buffer.indexOf("\r\n\r\n")) < 0) {
            if (!more())
                return {};
            buffer += m_socket.readAll();
        }
        Reply reply = parseHead(buffer.first(end));
        reply.body = buffer.sliced(end + 4);
        const qsizetype expected = withoutBody || reply.status == 304 ? 0 : reply.header("Content-Length").toLongLong();
        while (reply.body.size() < expected && more())
            reply.body += m_socket.readAll();
        reply.complete = reply.body.size() == expected;
        return reply;
    }

    [[nodiscard]] static Reply parseHead(const QByteArray &head)
    {
        Reply reply;
        const QList<QByteArray> lines = head.split('\n');
        reply.status = lines.first().mid(9, 3).toInt();
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            reply.headers.append({lines[i].first(colon), lines[i].sliced(colon + 1).trimmed()});
        }
        return reply;
    }

    QTcpSocket m_socket;
};

} // namespace kader::test
