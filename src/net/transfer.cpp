#include "net/transfer.h"

#include "base/tr.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslError>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::net {

namespace {

constexpr qint64 readAhead = 1 << 20;
constexpr qint64 mostReserved = 64 << 20;

QByteArray acceptHeader(Wanted wanted)
{
    switch (wanted) {
    case Wanted::Json:
        return "application/json"_ba;
    case Wanted::IiifDocument:
        return "application/ld+json;profile=\"http://iiif.io/api/presentation/3/context.json\", application/json;q=0.9, */*;q=0.1"_ba;
    case Wanted::Image:
        return "image/jpeg, image/png, image/*;q=0.9, */*;q=0.1"_ba;
    }
    return "*/*"_ba;
}

QNetworkRequest prepared(const Request &request, const QByteArray &userAgent)
{
    QNetworkRequest prepared(request.address.url());
    prepared.setRawHeader("Accept"_ba, acceptHeader(request.wanted));
    prepared.setRawHeader("Accept-Encoding"_ba, "gzip"_ba); // Set by hand, so that Qt leaves unpacking to Gunzip.
    prepared.setRawHeader("User-Agent"_ba, userAgent);
    if (request.method == Method::Post)
        prepared.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    // One cut connection must not take all that is under way with it, and the budget is small anyway.
    prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    return prepared;
}

void addValidators(QNetworkRequest &request, const Response &known)
{
    if (const QByteArray tag = known.header("etag"_ba); !tag.isEmpty())
        request.setRawHeader("If-None-Match"_ba, tag);
    if (const QByteArray date = known.header("last-modified"_ba); !date.isEmpty())
        request.setRawHeader("If-Modified-Since"_ba, date);
}

/// Whether the error only restates the status of an answer that arrived in full.
bool restatesStatus(QNetworkReply::NetworkError error, int status)
{
    const bool isContentError =
        error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::ProtocolInvalidOperationError;
    const bool isServerError =
        error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError;
    return (isContentError || isServerError) && error != QNetworkReply::ContentReSendError && status >= 300;
}

bool isUnreachable(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::TimeoutError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
        return true;
    default:
        return false;
    }
}

int seconds(const QTimer &timer)
{
    return qMax(1, timer.interval() / 1000);
}

} // namespace

Transfer::Transfer(QNetworkAccessManager &network, const Request &request, const QByteArray &userAgent,
                   const Response *known, Done done)
    : m_address(request.address), m_maxBytes(request.maxBytes), m_done(std::move(done))
{
    QNetworkRequest sent = prepared(request, userAgent);
    if (known)
        addValidators(sent, *known);
    m_reply = request.method == Method::Post ? network.post(sent, request.body) : network.get(sent);
    m_reply->setReadBufferSize(readAhead);
    m_inactivity.setInterval(request.inactivity);
    m_total.setInterval(request.total);
    for (QTimer *timer : {&m_inactivity, &m_total}) {
        timer->setSingleShot(true);
        timer->start();
    }
    watch();
}

Transfer::~Transfer()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
}

void Transfer::watch()
{
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Transfer::readMetaData);
    connect(m_reply, &QNetworkReply::readyRead, this, &Transfer::readSome);
    connect(m_reply, &QNetworkReply::requestSent, this, &Transfer::noteSent);
    connect(m_reply, &QNetworkReply::finished, this, &Transfer::replyFinished);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        if (!errors.isEmpty())
            m_tlsProblem = errors.first().errorString();
    });
    connect(&m_inactivity, &QTimer::timeout, this, [this] {
        fail(ErrorKind::Network, Tr::tr("The server sent nothing for %1 s.").arg(seconds(m_inactivity)), true,
             Contact::Silent);
    });
    connect(&m_total, &QTimer::timeout, this, [this] {
        fail(ErrorKind::Network, Tr::tr("The answer was not complete after %1 s.").arg(seconds(m_total)), true);
    });
}

bool Transfer::isNearlyHere() const
{
    const qint64 length = m_reply ? m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() : 0;
    return length > 0 && m_received >= length / 2;
}

int Transfer::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void Transfer::readMetaData()
{
    m_inactivity.start();
    const QByteArray encoding = m_reply->rawHeader("Content-Encoding"_ba).trimmed().toLower();
    if (encoding == "gzip" || encoding == "x-gzip")
        m_gunzip = std::make_unique<Gunzip>();
    else if (!encoding.isEmpty() && encoding != "identity")
        fail(ErrorKind::Unsupported,
             Tr::tr("The answer is compressed in a way that was not asked for (%1).")
                 .arg(QString::fromLatin1(encoding.left(40))),
             false);
    else if (take(QByteArray())) // What is promised is not too much; and moving megabytes as they become more takes a
                                 // while.
        m_body.reserve(std::min(mostReserved, m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong()));
}

bool Transfer::take(const QByteArray &piece)
{
    const qint64 promised = m_gunzip ? 0 : m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (qMax<qint64>(promised, m_body.size() + piece.size()) > m_maxBytes) {
        fail(ErrorKind::TooLarge,
             Tr::tr("The answer is larger than the %1 bytes that Kader reads here.").arg(m_maxBytes), false);
        return false;
    }
    m_body += piece;
    return true;
}

void Transfer::readSome()
{
    m_inactivity.start();
    while (m_done && m_reply->bytesAvailable() > 0) {
        const QByteArray chunk = m_reply->read(readAhead);
        if (chunk.isEmpty())
            return;
        m_received += chunk.size();
        if (!m_gunzip)
            static_cast<void>(take(chunk));
        else if (m_gunzip->add(chunk, [this](const QByteArray &piece) { return take(piece); }) ==
                 Gunzip::State::Damaged)
            failDamaged();
    }
}

void Transfer::noteSent()
{
    m_inactivity.start();
    if (++m_sent > m_mostSent)
        fail(ErrorKind::Network, Tr::tr("The server closed the connection instead of answering."), true, Contact::Cut);
}

void Transfer::failDamaged()
{
    fail(ErrorKind::Network, Tr::tr("The answer arrived incomplete or damaged (%1 bytes).").arg(m_received), true);
}

void Transfer::replyFinished()
{
    readSome();
    if (!m_done)
        return;
    const QNetworkReply::NetworkError error = m_reply->error();
    if (error != QNetworkReply::NoError && !restatesStatus(error, status()))
        return end(unfinished());
    if (m_gunzip && m_received > 0 && m_gunzip->state() != Gunzip::State::Whole)
        return failDamaged();
    end({.result = response(), .transient = false});
}

Response Transfer::response()
{
    Response response{.status = status(), .body = std::move(m_body), .finalAddress = m_address};
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        response.headers.append({name.toLower(), value});
    return response;
}

Outcome Transfer::unfinished() const
{
    const QNetworkReply::NetworkError error = m_reply->error();
    const Place place = {.document = m_address.text()};
    if (error == QNetworkReply::SslHandshakeFailedError) {
        const QString why = m_tlsProblem.isEmpty() ? m_reply->errorString() : m_tlsProblem;
        return {failure(ErrorKind::Network, Tr::tr("The secure connection to %1 failed: %2").arg(m_address.host(), why),
                        place),
                false};
    }
    if (error == QNetworkReply::HostNotFoundError)
        return {failure(ErrorKind::Offline, Tr::tr("The server %1 can't be found.").arg(m_address.host()), place),
                false, Contact::Nameless};
    if (isUnreachable(error))
        return {failure(ErrorKind::Offline,
                        Tr::tr("The server %1 can't be reached: %2").arg(m_address.host(), m_reply->errorString()),
                        place),
                false, Contact::Unreachable};
    if (status() > 0)
        return {failure(ErrorKind::Network,
                        Tr::tr("The connection was cut in the middle of the answer (%1 bytes came).").arg(m_received),
                        place),
                true};
    return {failure(ErrorKind::Network,
                    Tr::tr("The connection to %1 failed: %2").arg(m_address.host(), m_reply->errorString()), place),
            true, Contact::Cut};
}

void Transfer::fail(ErrorKind kind, const QString &message, bool transient, Contact contact)
{
    end({failure(kind, message, {.document = m_address.text()}), transient, contact});
}

void Transfer::end(Outcome outcome)
{
    if (!m_done)
        return;
    m_inactivity.stop();
    m_total.stop();
    // Told from the event loop: whoever is told may destroy the network manager, which must not
    // happen underneath a signal of its reply.
    QMetaObject::invokeMethod(
        this, [done = std::exchange(m_done, nullptr), outcome = std::move(outcome)] { done(outcome); },
        Qt::QueuedConnection);
}

} // namespace kader::net
