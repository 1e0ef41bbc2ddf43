#include "store/annotationtext.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace kader::store {

QString motivationsToText(const QStringList &motivations)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(motivations)).toJson(QJsonDocument::Compact));
}

QStringList motivationsFromText(const QString &text)
{
    QStringList motivations;
    for (const QJsonValue &each : QJsonDocument::fromJson(text.toUtf8()).array())
        motivations.append(each.toString());
    return motivations;
}

QString overlayToText(Overlay overlay)
{
    switch (overlay) {
    case Overlay::None:
        return u"none"_s;
    case Overlay::Edited:
        return u"edited"_s;
    case Overlay::Deleted:
        return u"deleted"_s;
    }
    return {};
}

Overlay overlayFromText(const QString &text)
{
    if (text == "edited"_L1)
        return Overlay::Edited;
    return text == "deleted"_L1 ? Overlay::Deleted : Overlay::None;
}

} // namespace kader::store
