#include "base/webaddress.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader {

std::optional<WebAddress> WebAddress::parse(const QString &text)
{
    const QString trimmed = text.trimmed();
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    if (std::any_of(trimmed.begin(), trimmed.end(), isControl))
        return std::nullopt;
    const QUrl url(trimmed, QUrl::TolerantMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty() || (scheme != "http"_L1 && scheme != "https"_L1))
        return std::nullopt;
    return WebAddress(trimmed);
}

WebAddress WebAddress::appended(const QString &path) const
{
    QString base = m_text;
    while (base.endsWith(u'/'))
        base.chop(1);
    return WebAddress(base + path);
}

} // namespace kader
