#include "repository/json.h"

#include "base/tr.h"
#include "net/jsonanswer.h"

#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

Place placeAt(const QByteArray &bytes, qsizetype offset)
{
    const QByteArray before = bytes.left(offset);
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    return {.line = before.count('\n') + 1, .column = QString::fromUtf8(before.mid(lineStart)).size() + 1};
}

Result<QJsonDocument> readDocument(const QByteArray &bytes)
{
    const qsizetype first = net::beginOfJson(bytes);
    if (first == bytes.size())
        return failure(ErrorKind::Network, Tr::tr("The repository sent an empty answer."));
    if (bytes.at(first) == '<')
        return failure(ErrorKind::Network,
                       Tr::tr("The repository sent a web page instead of data; it may be down for maintenance."));
    if (net::isCutJson(bytes))
        return failure(ErrorKind::Network,
                       Tr::tr("The data of the repository ends in the middle (%1 bytes).").arg(bytes.size()));
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error == QJsonParseError::NoError)
        return document;
    return failure(ErrorKind::Malformed,
                   Tr::tr("The data of the repository is not valid JSON: %1").arg(problem.errorString()),
                   placeAt(bytes, problem.offset));
}

tl::unexpected<Error> otherShape(const QJsonDocument &document)
{
    const QJsonObject object = document.object();
    if (isMaintenance(object))
        return failure(ErrorKind::Network, Tr::tr("The repository is down for maintenance."));
    if (const QString said = textOf(object, "message"_L1).simplified(); !said.isEmpty())
        return failure(ErrorKind::Malformed,
                       Tr::tr("The repository sent a message instead of data: %1").arg(said.left(300)));
    return failure(ErrorKind::Malformed, Tr::tr("The repository sent data of another shape than was asked for."));
}

} // namespace

bool isMaintenance(const QJsonObject &object)
{
    return object["status"_L1].toString() == "maintenance"_L1;
}

Result<QJsonArray> readArray(const QByteArray &bytes)
{
    const Result<QJsonDocument> document = readDocument(bytes);
    if (!document)
        return tl::unexpected(document.error());
    if (!document->isArray())
        return otherShape(*document);
    return document->array();
}

Result<QJsonObject> readObject(const QByteArray &bytes)
{
    const Result<QJsonDocument> document = readDocument(bytes);
    if (!document)
        return tl::unexpected(document.error());
    if (!document->isObject() || isMaintenance(document->object()))
        return otherShape(*document);
    return document->object();
}

QString textOf(const QJsonObject &object, QLatin1String key)
{
    return object[key].toString();
}

QStringList textsOf(const QJsonObject &object, QLatin1String key)
{
    QStringList texts;
    const QJsonArray array = object[key].toArray();
    for (const QJsonValue &value : array) {
        if (value.isString() && !value.toString().isEmpty())
            texts << value.toString();
    }
    return texts;
}

QDateTime timeOf(const QJsonObject &object, QLatin1String key)
{
    // "2024-03-02T09:30:00", without zone; what follows the seconds in odd records is cut off.
    const QDateTime read = QDateTime::fromString(textOf(object, key).left(19), Qt::ISODate);
    return QDateTime(read.date(), read.time(), QTimeZone::utc()).toUTC();
}

QDate dateOf(const QJsonObject &object, QLatin1String key)
{
    return QDate::fromString(textOf(object, key).left(10), Qt::ISODate);
}

QList<QJsonObject> objectsOf(const QJsonArray &array)
{
    QList<QJsonObject> objects;
    for (const QJsonValue &value : array) {
        if (value.isObject())
            objects << value.toObject();
    }
    return objects;
}

} // namespace kader::repository
