#pragma once

#include "curation/datasetref.h"
#include "repository/records.h"
#include "store/change.h"

#include <QList>
#include <QString>
#include <QUuid>

#include <optional>

namespace kader::curation {

/// What a harvest is to bring into a curation: the datasets of a collection, of an author, or those selected.
struct HarvestList {
    struct Entry {
        DatasetRef ref;
        QString title = {}; ///< As far as it is known.

        bool operator==(const Entry &) const = default;
    };

    QUuid id = QUuid::createUuid();
    QString name = {}; ///< Of the collection, the author …
    QList<Entry> datasets = {};

    bool operator==(const HarvestList &) const = default;
};

/// Datasets in their latest versions; those without a usable id are left out.
[[nodiscard]] HarvestList harvestListOf(const QString &name, const QList<repository::DatasetItem> &items);

/// The setting in which the curation keeps it until it has come to its end (store/schema.md).
[[nodiscard]] QString settingKey(const HarvestList &list);
[[nodiscard]] QString settingValue(const HarvestList &list);
/// Nothing when the setting is another one, or can't be understood. Entries without a usable id are left out.
[[nodiscard]] std::optional<HarvestList> harvestListOf(const QString &key, const QString &value);

} // namespace kader::curation
