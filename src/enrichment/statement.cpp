#include "enrichment/statement.h"

#include "enrichment/jsontools.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kader::enrichment {

QString licenceName(const QString &rights)
{
    static const QRegularExpression licence(uR"(^https?://creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)(?:/|$))"_s);
    static const QRegularExpression publicDomain(
        uR"(^https?://creativecommons\.org/publicdomain/(zero|mark)/(\d\.\d)(?:/|$))"_s);
    if (const auto match = licence.match(rights); match.hasMatch())
        return "CC "_L1 + match.captured(1).toUpper() + u' ' + match.captured(2);
    if (const auto match = publicDomain.match(rights); match.hasMatch())
        return (match.captured(1) == "zero"_L1 ? "CC0 "_L1 : "Public Domain Mark "_L1) + match.captured(2);
    return rights;
}

QStringList creditLines(const Credit &credit)
{
    QString line = htmlLink(credit.page, credit.title);
    if (!credit.attribution.isEmpty())
        line += ": "_L1 + credit.attribution.toHtmlEscaped();
    if (!credit.rights.isEmpty())
        line += ". Licence: "_L1 + htmlLink(credit.rights, licenceName(credit.rights));
    return QStringList("<span>"_L1 + line + "</span>"_L1) + credit.statement;
}

} // namespace kader::enrichment
