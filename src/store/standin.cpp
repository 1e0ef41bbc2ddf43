#include "store/standin.h"

#include "base/tr.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

constexpr double usualSize = 1000;
constexpr double largestSize = 1'000'000;

int sizeFor(double reach)
{
    return reach > usualSize ? int(std::ceil(std::min(reach, largestSize))) : int(usualSize);
}

QJsonObject languageMap(const QString &text)
{
    return {{u"none"_s, QJsonArray{text}}};
}

/// The first text of a label of Presentation 2 or 3.
QString firstText(const QJsonValue &label)
{
    QJsonValue value = label;
    for (int depth = 0; depth < 4 && !value.isString(); ++depth) {
        const QJsonObject object = value.toObject();
        if (value.isArray())
            value = value.toArray().first();
        else if (object.contains("@value"_L1))
            value = object.value("@value"_L1);
        else
            value = object.isEmpty() ? QJsonValue() : object.begin().value();
    }
    return value.toString();
}

} // namespace

QByteArray standIn(const QString &origin, const QString &title, const QMap<int, QSizeF> &extents, int count)
{
    const QString id = origin.isEmpty() ? u"https://example.org/lost-manifest"_s : origin;
    QJsonArray canvases;
    for (int position = 0; position < count; ++position) {
        const QSizeF extent = extents.value(position);
        canvases.append(QJsonObject{{u"id"_s, u"%1#lost-canvas-%2"_s.arg(id).arg(position + 1)},
                                    {u"type"_s, u"Canvas"_s},
                                    {u"label"_s, languageMap(QString::number(position + 1))},
                                    {u"width"_s, sizeFor(extent.width())},
                                    {u"height"_s, sizeFor(extent.height())}});
    }
    const QJsonObject manifest{
        {u"@context"_s, u"http://iiif.io/api/presentation/3/context.json"_s},
        {u"id"_s, id},
        {u"type"_s, u"Manifest"_s},
        {u"label"_s, languageMap(title)},
        {u"summary"_s, languageMap(Tr::tr("The manifest was lost when this curation was damaged. Open it again from "
                                          "where it came, to see its images."))},
        {u"items"_s, canvases}};
    return QJsonDocument(manifest).toJson(QJsonDocument::Compact);
}

QByteArray emptyPage(const QString &origin)
{
    const QJsonObject page{{u"@context"_s, u"http://iiif.io/api/presentation/3/context.json"_s},
                           {u"id"_s, origin},
                           {u"type"_s, u"AnnotationPage"_s},
                           {u"items"_s, QJsonArray()}};
    return QJsonDocument(page).toJson(QJsonDocument::Compact);
}

std::optional<SelfDescription> describedManifest(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const QString type = object.value("type"_L1).toString() + object.value("@type"_L1).toString();
    if (type != "Manifest"_L1 && type != "sc:Manifest"_L1)
        return std::nullopt;
    return SelfDescription{object.value("id"_L1).toString() + object.value("@id"_L1).toString(),
                           firstText(object.value("label"_L1))};
}

} // namespace kader::store
