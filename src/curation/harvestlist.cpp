#include "curation/harvestlist.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace kader::curation {

HarvestList harvestListOf(const QString &name, const QList<repository::DatasetItem> &items)
{
    HarvestList list{.name = name};
    for (const repository::DatasetItem &item : items) {
        if (const auto id = repository::ItemId::parse(item.uuid))
            list.datasets.append({{*id}, item.title});
    }
    return list;
}

QString settingKey(const HarvestList &list)
{
    return store::harvestSettingPrefix + list.id.toString(QUuid::WithoutBraces);
}

QString settingValue(const HarvestList &list)
{
    QJsonArray datasets;
    for (const HarvestList::Entry &entry : list.datasets) {
        QJsonObject json{{u"dataset"_s, entry.ref.id.text()}};
        if (entry.ref.version)
            json.insert(u"version"_s, *entry.ref.version);
        if (!entry.title.isEmpty())
            json.insert(u"title"_s, entry.title);
        datasets.append(json);
    }
    const QJsonObject json{{u"name"_s, list.name}, {u"datasets"_s, datasets}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<HarvestList> harvestListOf(const QString &key, const QString &value)
{
    if (!key.startsWith(store::harvestSettingPrefix))
        return std::nullopt;
    const QUuid id = QUuid::fromString(key.sliced(store::harvestSettingPrefix.size()));
    const QJsonDocument document = QJsonDocument::fromJson(value.toUtf8());
    if (id.isNull() || !document.isObject())
        return std::nullopt;
    HarvestList list{.id = id, .name = document[u"name"_s].toString()};
    const QJsonArray datasets = document[u"datasets"_s].toArray();
    for (const QJsonValue &each : datasets) {
        const auto dataset = repository::ItemId::parse(each[u"dataset"_s].toString());
        if (!dataset)
            continue;
        const QJsonValue version = each[u"version"_s];
        list.datasets.append({{*dataset, version.isDouble() ? std::optional(version.toInt()) : std::nullopt},
                              each[u"title"_s].toString()});
    }
    return list;
}

} // namespace kader::curation
