#include "net/response.h"

#include "base/tr.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace kader::net {

namespace {

constexpr qsizetype longestErrorBody = 64 * 1024;
constexpr qsizetype longestMessage = 300;

/// One line without control characters, for it is going to stand in a sentence of ours.
QString tidied(const QString &text)
{
    QString line = text.simplified();
    line.removeIf([](QChar c) { return !c.isPrint(); });
    return line.size() > longestMessage ? line.left(longestMessage) + u'…' : line;
}

QString messagesOf(const QJsonArray &problems)
{
    QStringList messages;
    for (const QJsonValue &problem : problems) {
        if (const QString message = tidied(problem["message"_L1].toString()); !message.isEmpty())
            messages << message;
    }
    return tidied(messages.join(u' '));
}

ErrorKind kindOf(int status)
{
    if (status == 404 || status == 410)
        return ErrorKind::NotFound;
    if (status >= 400 && status < 500 && status != 429)
        return ErrorKind::Refused;
    return ErrorKind::Network;
}

} // namespace

QByteArray Response::header(const QByteArray &name) const
{
    for (const Header &candidate : headers) {
        if (candidate.name == name)
            return candidate.value;
    }
    return {};
}

QString messageIn(const Response &response)
{
    if (response.body.size() > longestErrorBody)
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    if (document.isObject())
        return tidied(document.object()["message"_L1].toString());
    if (document.isArray())
        return messagesOf(document.array());
    if (response.header("content-type"_ba).startsWith("text/plain"))
        return tidied(QString::fromUtf8(response.body));
    return {};
}

Result<Response> requireSuccess(Response response)
{
    if (response.isSuccess())
        return response;
    const QString said = messageIn(response);
    const QString message = said.isEmpty()
                                ? Tr::tr("The server answered with status %1.").arg(response.status)
                                : Tr::tr("The server answered with status %1: %2").arg(response.status).arg(said);
    return failure(kindOf(response.status), message, {.document = response.finalAddress.text()});
}

} // namespace kader::net
