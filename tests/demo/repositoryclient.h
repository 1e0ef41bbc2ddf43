#pragma once

#include "demo/embeddedrepository.h"
#include "serve/rawclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <memory>

namespace kader::test {

/// An embedded repository and a connection to it.
class RepositoryClient final {
public:
    explicit RepositoryClient(const demo::Options &options = {})
        : m_repository(demo::EmbeddedRepository::start(options).value()), m_client(std::make_unique<RawClient>(port()))
    {}

    [[nodiscard]] quint16 port() const { return quint16(m_repository->address().url().port()); }
    [[nodiscard]] QString base() const { return m_repository->address().text(); }
    [[nodiscard]] const demo::EmbeddedRepository &repository() const { return *m_repository; }

    [[nodiscard]] Reply get(const QString &path, const QByteArray &headers = {}) { return send("GET", path, headers); }
    [[nodiscard]] Reply post(const QString &path, const QByteArray &body,
                             const QByteArray &headers = "Content-Type: application/json\r\n")
    {
        return send("POST", path, headers, body);
    }
    [[nodiscard]] Reply send(const QByteArray &method, const QString &path, const QByteArray &headers = {},
                             const QByteArray &body = {})
    {
        const Reply reply = m_client->send(method, path.toUtf8(), headers, body);
        if (reply.header("Connection") == "close" || !reply.complete)
            m_client = std::make_unique<RawClient>(port());
        return reply;
    }
    [[nodiscard]] QJsonArray array(const QString &path) { return QJsonDocument::fromJson(get(path).body).array(); }
    [[nodiscard]] QJsonObject object(const QString &path) { return QJsonDocument::fromJson(get(path).body).object(); }

private:
    std::unique_ptr<demo::EmbeddedRepository> m_repository;
    std::unique_ptr<RawClient> m_client;
};

/// The text's object keys, in the order they stand, each with how deep it lies: `0:id 0:files 1:uuid …`,
/// every distinct key of a depth once.
[[nodiscard]] inline QStringList keyOrder(const QByteArray &json, int maxDepth)
{
    QStringList keys;
    int depth = -1;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '{')
            ++depth;
        else if (c == '}')
            --depth;
        if (c != '"')
            continue;
        qsizetype end = i + 1;
        while (json[end] != '"')
            end += json[end] == '\\' ? 2 : 1;
        const QString key = QString::number(depth) + u':' + QString::fromUtf8(json.sliced(i + 1, end - i - 1));
        if (end + 1 < json.size() && json[end + 1] == ':' && depth <= maxDepth && !keys.contains(key))
            keys.append(key);
        i = end;
    }
    return keys;
}

} // namespace kader::test
