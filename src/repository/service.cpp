#include "repository/service.h"

#include "base/tr.h"
#include "repository/json.h"

#include <QJsonDocument>
#include <QObject>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

constexpr auto publicHost = "data.4tu.nl"_L1;

class Later final : public QObject, public Job {
public:
    explicit Later(std::function<void()> call)
    {
        QMetaObject::invokeMethod(
            this, [call = std::move(call)] { call(); }, Qt::QueuedConnection);
    }
};

} // namespace

net::Request Service::get(const QString &path) const
{
    return {.address = base.appended(path), .priority = manner.priority, .retry = manner.retry, .judge = refuseCut};
}

net::Request Service::search(const QString &path, const QJsonObject &terms) const
{
    net::Request request = get(path);
    request.method = net::Method::Post;
    request.body = QJsonDocument(terms).toJson(QJsonDocument::Compact);
    return request;
}

bool Service::owns(const WebAddress &address) const
{
    const QUrl url = address.url();
    const QUrl own = base.url();
    return url.host() == publicHost || (url.host() == own.host() && url.port() == own.port());
}

Result<void> refuseCut(const net::Response &response)
{
    if (!isCutJson(response.body))
        return {};
    return failure(ErrorKind::Network,
                   Tr::tr("The data of the repository ends in the middle (%1 bytes).").arg(response.body.size()),
                   {.document = response.finalAddress.text()});
}

JobHandle later(std::function<void()> call)
{
    return std::make_unique<Later>(std::move(call));
}

} // namespace kader::repository
