#include "net/redirect.h"

#include "base/tr.h"

using namespace Qt::StringLiterals;

namespace kader::net {

namespace {

bool becomesGet(const Request &request, int status)
{
    return status == 303 || (request.method == Method::Post && (status == 301 || status == 302));
}

} // namespace

bool isRedirect(const Response &response)
{
    const int status = response.status;
    const bool moves = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    return moves && !response.header("location"_ba).isEmpty();
}

Result<Request> redirected(const Request &request, const Response &response)
{
    const QUrl from = request.address.url();
    const QString location = QString::fromUtf8(response.header("location"_ba)).trimmed();
    const QUrl to = from.resolved(QUrl(location, QUrl::TolerantMode));
    const std::optional<WebAddress> target = WebAddress::parse(QString::fromLatin1(to.toEncoded(QUrl::RemoveFragment)));
    const Place place = {.document = request.address.text()};
    if (!target)
        return failure(ErrorKind::Refused,
                       Tr::tr("The server redirects to “%1”, which is not a web address.").arg(location.left(200)),
                       place);
    if (from.scheme() == "https"_L1 && target->url().scheme() != "https"_L1)
        return failure(
            ErrorKind::Refused,
            Tr::tr("The server redirects from https to the unprotected address %1.").arg(target->text().left(200)),
            place);
    Request next = request;
    next.address = *target;
    if (becomesGet(request, response.status)) {
        next.method = Method::Get;
        next.body.clear();
    }
    return next;
}

} // namespace kader::net
