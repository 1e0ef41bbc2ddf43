#include "net/retry.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kader::net {

int allowedRetries(Retry policy)
{
    switch (policy) {
    case Retry::Never:
        return 0;
    case Retry::Window:
        return 1;
    case Retry::Harvest:
        return 3;
    }
    return 0;
}

bool isTransientStatus(int status)
{
    static constexpr std::array transient = {429, 500, 502, 503, 504};
    return std::find(transient.begin(), transient.end(), status) != transient.end();
}

std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &value, const QDateTime &now)
{
    bool isNumber = false;
    if (const int seconds = value.trimmed().toInt(&isNumber); isNumber)
        return seconds < 0 ? std::nullopt : std::optional(std::chrono::seconds(seconds));
    const QDateTime read =
        QLocale::c().toDateTime(QString::fromLatin1(value.trimmed()), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!read.isValid())
        return std::nullopt;
    const QDateTime date(read.date(), read.time(), QTimeZone::utc());
    return std::chrono::milliseconds(std::max<qint64>(0, now.msecsTo(date)));
}

std::chrono::milliseconds growingPause(int retry, std::chrono::milliseconds base, double random)
{
    const auto pause = base * (1 << std::clamp(retry - 1, 0, 10));
    return pause + std::chrono::milliseconds(static_cast<qint64>(static_cast<double>(pause.count()) * random / 2));
}

} // namespace kader::net
