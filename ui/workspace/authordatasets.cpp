#include "ui/workspace/authordatasets.h"

#include <QCollator>
#include <QSet>

#include <algorithm>

namespace kader::ui {

using repository::AuthorDatasets;
using repository::Catalogue;
using repository::CatalogueAuthor;
using repository::CatalogueItem;
using repository::DatasetItem;

namespace {

DatasetItem itemFrom(const CatalogueItem &item)
{
    return {.uuid = item.uuid(),
            .title = item.title,
            .doi = item.doi,
            .published = item.published.startOfDay(Qt::UTC),
            .version = item.version,
            .isFullyEmbargoed = item.isFullyEmbargoed,
            .embargoedUntil = item.embargoedUntil};
}

/// Those that were not taken before.
QList<DatasetItem> fresh(const QList<DatasetItem> &items, QSet<QString> &taken)
{
    QList<DatasetItem> left;
    for (const DatasetItem &item : items) {
        if (taken.contains(item.uuid))
            continue;
        taken.insert(item.uuid);
        left.append(item);
    }
    return left;
}

} // namespace

std::optional<qsizetype> placeOf(const Catalogue &catalogue, const CatalogueAuthor &author)
{
    if (!author.orcid.isEmpty())
        return catalogue.authorWithOrcid(author.orcid);
    return author.records.isEmpty() ? std::nullopt : catalogue.authorWithRecord(author.records.first());
}

AuthorDatasets authorDatasets(const Catalogue &catalogue, const CatalogueAuthor &author, const AuthorDatasets &found)
{
    QList<DatasetItem> listed;
    if (const std::optional<qsizetype> place = placeOf(catalogue, author)) {
        for (const quint32 item : catalogue.datasetsOf(*place))
            listed.append(itemFrom(catalogue.item(item)));
    }
    QSet<QString> taken;
    AuthorDatasets all;
    all.datasets = fresh(listed + found.datasets, taken);
    all.unconfirmed = fresh(found.unconfirmed, taken);
    all.namesakes = fresh(found.namesakes, taken);
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::stable_sort(all.datasets.begin(), all.datasets.end(), [&](const DatasetItem &a, const DatasetItem &b) {
        return collator.compare(a.title, b.title) < 0;
    });
    return all;
}

} // namespace kader::ui
