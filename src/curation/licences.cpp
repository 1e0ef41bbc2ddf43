#include "curation/licences.h"

using namespace Qt::StringLiterals;

namespace kader::curation {

const QList<Licence> &annotationLicences()
{
    static const QList<Licence> all = {
        {u"CC0 1.0"_s, *WebAddress::parse(u"http://creativecommons.org/publicdomain/zero/1.0/"_s)},
        {u"CC BY 4.0"_s, *WebAddress::parse(u"http://creativecommons.org/licenses/by/4.0/"_s)},
        {u"CC BY-SA 4.0"_s, *WebAddress::parse(u"http://creativecommons.org/licenses/by-sa/4.0/"_s)},
    };
    return all;
}

std::optional<WebAddress> licenceFrom(const QString &typed)
{
    QString address = typed.trimmed();
    for (const QLatin1StringView host : {"creativecommons.org/"_L1, "rightsstatements.org/"_L1}) {
        for (const QLatin1StringView before : {"https://"_L1, "https://www."_L1, "http://www."_L1}) {
            if (address.startsWith(before + host, Qt::CaseInsensitive))
                address = "http://"_L1 + host + address.sliced(before.size() + host.size());
        }
    }
    return WebAddress::parse(address);
}

QString licenceName(const WebAddress &address)
{
    for (const Licence &licence : annotationLicences()) {
        if (licence.address == address)
            return licence.name;
    }
    return address.text();
}

} // namespace kader::curation
