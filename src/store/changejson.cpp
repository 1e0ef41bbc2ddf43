#include "store/changejson.h"

#include "store/annotationtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

constexpr auto annotationKind = "annotation"_L1;
constexpr auto settingKind = "setting"_L1;

void set(QJsonObject &object, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

void set(QJsonObject &object, QLatin1StringView key, const std::optional<QDateTime> &time)
{
    if (time)
        object.insert(key, time->toMSecsSinceEpoch());
}

std::optional<QDateTime> timeAt(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return value.isDouble() ? std::optional(QDateTime::fromMSecsSinceEpoch(value.toInteger()).toUTC()) : std::nullopt;
}

QJsonObject toJson(const Target &target)
{
    QJsonObject object{{u"source"_s, target.source.toString(QUuid::WithoutBraces)}};
    if (target.canvas)
        object.insert(u"canvas"_s, *target.canvas);
    if (target.area)
        object.insert(u"area"_s, QJsonArray{target.area->x, target.area->y, target.area->width, target.area->height});
    set(object, "selector"_L1, QString::fromUtf8(target.selector));
    return object;
}

Target targetFrom(const QJsonObject &object)
{
    Target target;
    target.source = QUuid::fromString(object.value("source"_L1).toString());
    if (const QJsonValue canvas = object.value("canvas"_L1); canvas.isDouble())
        target.canvas = canvas.toInt();
    if (const QJsonArray area = object.value("area"_L1).toArray(); area.size() == 4)
        target.area = Area{area[0].toDouble(), area[1].toDouble(), area[2].toDouble(), area[3].toDouble()};
    target.selector = object.value("selector"_L1).toString().toUtf8();
    return target;
}

QJsonObject toJson(const Annotation &annotation)
{
    QJsonArray targets;
    for (const Target &target : annotation.targets)
        targets.append(toJson(target));
    QJsonObject object{{u"id"_s, annotation.id.toString(QUuid::WithoutBraces)},
                       {u"motivation"_s, QJsonArray::fromStringList(annotation.motivations)},
                       {u"target"_s, targets}};
    set(object, "text"_L1, annotation.text);
    set(object, "language"_L1, annotation.language);
    set(object, "body"_L1, QString::fromUtf8(annotation.body));
    set(object, "creator"_L1, annotation.creator);
    set(object, "created"_L1, annotation.created);
    set(object, "modified"_L1, annotation.modified);
    if (const auto &from = annotation.provenance) {
        object.insert(u"provenance"_s, QJsonObject{{u"source"_s, from->source.toString(QUuid::WithoutBraces)},
                                                   {u"place"_s, from->place},
                                                   {u"hash"_s, QString::fromLatin1(from->hash.toHex())},
                                                   {u"overlay"_s, overlayToText(from->overlay)}});
    }
    return object;
}

Provenance provenanceFrom(const QJsonObject &object)
{
    return {QUuid::fromString(object.value("source"_L1).toString()), object.value("place"_L1).toString(),
            QByteArray::fromHex(object.value("hash"_L1).toString().toLatin1()),
            overlayFromText(object.value("overlay"_L1).toString())};
}

Annotation annotationFrom(const QJsonObject &object)
{
    Annotation annotation;
    annotation.id = QUuid::fromString(object.value("id"_L1).toString());
    for (const QJsonValue &target : object.value("target"_L1).toArray())
        annotation.targets.push_back(targetFrom(target.toObject()));
    for (const QJsonValue &motivation : object.value("motivation"_L1).toArray())
        annotation.motivations.append(motivation.toString());
    annotation.text = object.value("text"_L1).toString();
    annotation.language = object.value("language"_L1).toString();
    annotation.body = object.value("body"_L1).toString().toUtf8();
    annotation.creator = object.value("creator"_L1).toString();
    annotation.created = timeAt(object, "created"_L1);
    annotation.modified = timeAt(object, "modified"_L1);
    if (const QJsonValue from = object.value("provenance"_L1); from.isObject())
        annotation.provenance = provenanceFrom(from.toObject());
    return annotation;
}

QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<QJsonObject> objectFrom(const QString &json)
{
    if (json.isNull())
        return std::nullopt;
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

std::optional<Change> readAnnotation(const WrittenChange &change)
{
    AnnotationChange read;
    if (const auto before = objectFrom(change.before))
        read.before = annotationFrom(*before);
    if (const auto after = objectFrom(change.after))
        read.after = annotationFrom(*after);
    const bool sound =
        (!read.before || objection(*read.before).isEmpty()) && (!read.after || objection(*read.after).isEmpty());
    return sound ? std::optional<Change>(std::move(read)) : std::nullopt;
}

std::optional<Change> readSetting(const WrittenChange &change)
{
    SettingChange read;
    if (const auto before = objectFrom(change.before)) {
        read.key = before->value("key"_L1).toString();
        read.before = before->value("value"_L1).toString();
    }
    if (const auto after = objectFrom(change.after)) {
        read.key = after->value("key"_L1).toString();
        read.after = after->value("value"_L1).toString();
    }
    return read.key.isEmpty() ? std::nullopt : std::optional<Change>(std::move(read));
}

QString settingJson(const QString &key, const QString &value)
{
    return text({{u"key"_s, key}, {u"value"_s, value}});
}

struct Writer {
    WrittenChange operator()(const AnnotationChange &change) const
    {
        return {annotationKind, change.before ? text(toJson(*change.before)) : QString(),
                change.after ? text(toJson(*change.after)) : QString()};
    }

    WrittenChange operator()(const SettingChange &change) const
    {
        return {settingKind, change.before ? settingJson(change.key, *change.before) : QString(),
                change.after ? settingJson(change.key, *change.after) : QString()};
    }
};

} // namespace

WrittenChange written(const Change &change)
{
    return std::visit(Writer{}, change);
}

std::optional<Change> read(const WrittenChange &change)
{
    if (change.kind == annotationKind)
        return readAnnotation(change);
    if (change.kind == settingKind)
        return readSetting(change);
    return std::nullopt;
}

} // namespace kader::store
