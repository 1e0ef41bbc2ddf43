#include "net/host.h"

#include "net/hostprofile.h"

#include <QHostAddress>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace kader::net {

namespace {

int usualPort(const QUrl &url)
{
    return url.scheme() == "https"_L1 ? 443 : 80;
}

} // namespace

QString hostKey(const WebAddress &address)
{
    const QUrl url = address.url();
    return url.host() + u':' + QString::number(url.port(usualPort(url)));
}

QString hostName(const WebAddress &address)
{
    const QUrl url = address.url();
    const int port = url.port(usualPort(url));
    return port == usualPort(url) ? url.host() : url.host() + u':' + QString::number(port);
}

bool isLoopback(const WebAddress &address)
{
    const QString host = address.host();
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1) || QHostAddress(host).isLoopback();
}

HostProfile HostProfile::standard(const WebAddress &address)
{
    HostProfile profile;
    profile.isKept = !isLoopback(address);
    return profile;
}

} // namespace kader::net
