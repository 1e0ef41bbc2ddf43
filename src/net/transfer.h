#pragma once

#include "net/gunzip.h"
#include "net/outcome.h"
#include "net/request.h"

#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace kader::net {

/// One request sent once and its answer read within its limits; redirects are handed back, not
/// followed. `done` is called once, from the event loop; destroying the transfer aborts it unheard.
class Transfer final : public QObject {
public:
    using Done = std::function<void(Outcome)>;

    /// With what is `known` of the answer the server may answer 304, that nothing has changed.
    Transfer(QNetworkAccessManager &network, const Request &request, const QByteArray &userAgent, const Response *known,
             Done done);
    ~Transfer() override;

    void raiseLimit(qint64 maxBytes) { m_maxBytes = qMax(m_maxBytes, maxBytes); }
    /// Bytes as they came over the wire, headers not counted.
    [[nodiscard]] qint64 received() const { return m_received; }
    /// See Fetching::isNearlyHere().
    [[nodiscard]] bool isNearlyHere() const;
    /// How often the request went out: Qt sends it again by itself when a connection closes under it.
    [[nodiscard]] int sent() const { return qMax(1, m_sent); }
    /// Stops Qt from sending it more often than that.
    void limitSending(int most) { m_mostSent = most; }

private:
    void watch();
    void readMetaData();
    void readSome();
    void noteSent();
    void replyFinished();
    [[nodiscard]] bool take(const QByteArray &piece);
    void failDamaged();
    void fail(ErrorKind kind, const QString &message, bool transient, Contact contact = Contact::Answered);
    void end(Outcome outcome);
    [[nodiscard]] int status() const;
    [[nodiscard]] Response response();
    [[nodiscard]] Outcome unfinished() const;

    WebAddress m_address;
    qint64 m_maxBytes;
    Done m_done;
    QPointer<QNetworkReply>
        m_reply; ///< Ends with its manager, which the transfer may outlive by a turn of the event loop.
    std::unique_ptr<Gunzip> m_gunzip; ///< Set when the answer is compressed.
    QByteArray m_body;
    QString m_tlsProblem;
    QTimer m_inactivity;
    QTimer m_total;
    qint64 m_received = 0;
    int m_sent = 0;
    int m_mostSent = 1;
};

} // namespace kader::net
