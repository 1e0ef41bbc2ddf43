#include "exchange/creatorcell.h"

#include "iiif/fragment.h"
#include "iiif/outline.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kader::exchange {

bool isJsonCell(const QString &cell)
{
    return cell.startsWith(u'{') || cell.startsWith(u'[') || cell.startsWith(u'"');
}

QByteArray creatorFromCell(const QString &cell)
{
    static const QRegularExpression address(u"^[A-Za-z][A-Za-z0-9+.-]*:\\S+$"_s);
    if (address.match(cell).hasMatch())
        return iiif::toJson(iiif::toStd(cell));
    return iiif::toJson({{"type", "Person"}, {"name", iiif::toStd(cell)}});
}

QString creatorCell(const QByteArray &json)
{
    const Result<iiif::Outline> outline = iiif::Outline::parse(json);
    if (!outline)
        return {};
    const iiif::Value root = outline->root();
    const QString bare = root.isString() ? root.text() : root["name"].text();
    const bool isBare = !bare.isEmpty() && bare == bare.trimmed() && !isJsonCell(bare) && creatorFromCell(bare) == json;
    return isBare ? bare : QString::fromUtf8(json);
}

} // namespace kader::exchange
