#include "repository/reader.h"

#include "base/tr.h"
#include "repository/fields.h"
#include "repository/json.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

constexpr int softwareType = 9;
constexpr qsizetype cutAt = 10; ///< The service cuts most lists of a detail there.

template <typename Item>
bool isNewer(const Item &a, const Item &b)
{
    const int versionA = a.version.value_or(0);
    const int versionB = b.version.value_or(0);
    return versionA != versionB ? versionA > versionB : a.published > b.published;
}

template <typename Item>
QList<Item> newestByTitle(const QList<Item> &items)
{
    QHash<QString, qsizetype> places;
    QList<Item> kept;
    for (const Item &item : items) {
        const auto place = places.constFind(item.uuid);
        if (place == places.constEnd()) {
            places.insert(item.uuid, kept.size());
            kept << item;
        } else if (isNewer(item, kept.at(*place))) {
            kept[*place] = item;
        }
    }
    std::sort(kept.begin(), kept.end(), [](const Item &a, const Item &b) {
        const int order = a.title.compare(b.title, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.uuid < b.uuid;
    });
    return kept;
}

QList<File> filesOf(const QJsonObject &object)
{
    QList<File> files;
    for (const QJsonObject &file : objectsOf(object["files"_L1].toArray())) {
        files << File{.uuid = uuidOf(file),
                      .name = textOf(file, "name"_L1),
                      .size = qMax<qint64>(0, file["size"_L1].toInteger()),
                      .isLinkOnly = file["is_link_only"_L1].toBool()};
    }
    return files;
}

QList<Funding> fundingOf(const QJsonObject &object)
{
    QList<Funding> all;
    for (const QJsonObject &funding : objectsOf(object["funding_list"_L1].toArray()))
        all << Funding{textOf(funding, "title"_L1), textOf(funding, "grant_code"_L1),
                       textOf(funding, "funder_name"_L1)};
    return all;
}

QStringList titlesOf(const QJsonArray &categories)
{
    QStringList titles;
    for (const QJsonObject &category : objectsOf(categories)) {
        if (const QString title = textOf(category, "title"_L1).simplified(); !title.isEmpty())
            titles << title;
    }
    return titles;
}

/// A string, a list of strings, or null; numbers were seen nowhere but would be meant as their text.
QStringList valuesOf(const QJsonValue &value)
{
    QStringList values;
    const QJsonArray list = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue &entry : list) {
        const QString text = entry.isDouble() ? entry.toVariant().toString() : entry.toString();
        if (!text.trimmed().isEmpty())
            values << text.trimmed();
    }
    return values;
}

QList<CustomField> customFieldsOf(const QJsonObject &object)
{
    QList<CustomField> fields;
    for (const QJsonObject &field : objectsOf(object["custom_fields"_L1].toArray())) {
        const CustomField read{textOf(field, "name"_L1).trimmed(), valuesOf(field["value"_L1])};
        if (!read.name.isEmpty() && !read.values.isEmpty())
            fields << read;
    }
    return fields;
}

QList<qint64> idsOf(const QJsonArray &categories)
{
    QList<qint64> ids;
    for (const QJsonObject &category : objectsOf(categories)) {
        if (const qint64 id = category["id"_L1].toInteger(); id > 0)
            ids << id;
    }
    return ids;
}

/// The list as it is in the record has fewer entries than the service would cut it at.
bool isWhole(const QJsonObject &object, QLatin1String list)
{
    return object[list].toArray().size() < cutAt;
}

bool isWholeRecordHidden(const QJsonObject &object)
{
    return uuidOf(object).isEmpty() && textOf(object, "embargo_type"_L1) == "article"_L1;
}

Access::State stateOf(const QJsonObject &object, const QDate &until)
{
    if (isWholeRecordHidden(object) ||
        (object["is_embargoed"_L1].toBool() && textOf(object, "embargo_type"_L1) == "article"_L1))
        return Access::State::FullyEmbargoed;
    if (object["is_embargoed"_L1].toBool()) {
        const bool hasOptions = !object["embargo_options"_L1].toArray().isEmpty();
        return hasOptions || !until.isValid() ? Access::State::Restricted : Access::State::EmbargoedFiles;
    }
    if (object["is_confidential"_L1].toBool())
        return Access::State::Restricted;
    if (object["is_metadata_record"_L1].toBool() || object["files"_L1].toArray().isEmpty())
        return Access::State::MetadataOnly;
    return Access::State::Open;
}

Access accessOf(const QJsonObject &object)
{
    const QDate until = dateOf(object, "embargo_date"_L1);
    Access access{.state = stateOf(object, until)};
    if (access.state == Access::State::Open || access.state == Access::State::MetadataOnly)
        return access; // What an embargo that is over left behind does not count.
    access.until = access.state == Access::State::Restricted ? QDate() : until;
    access.title = textOf(object, "embargo_title"_L1);
    const bool isConfidentialOnly = object.contains("is_embargoed"_L1) && !object["is_embargoed"_L1].toBool();
    access.reason = textOf(object, isConfidentialOnly ? "confidential_reason"_L1 : "embargo_reason"_L1);
    return access;
}

/// What the record says about the publication; people and contents are read beside it.
Dataset basicsOf(const QJsonObject &object)
{
    const QJsonObject licence = object["license"_L1].toObject();
    Dataset dataset;
    dataset.uuid = uuidOf(object);
    dataset.version = versionOf(object);
    dataset.title = textOf(object, "title"_L1);
    dataset.doi = textOf(object, "doi"_L1);
    dataset.resourceTitle = textOf(object, "resource_title"_L1);
    dataset.resourceDoi = textOf(object, "resource_doi"_L1);
    dataset.descriptionHtml = textOf(object, "description"_L1);
    dataset.published = timeOf(object, "published_date"_L1);
    dataset.pageAddress = textOf(object, "url_public_html"_L1);
    dataset.licence = {textOf(licence, "name"_L1), textOf(licence, "url"_L1)};
    return dataset;
}

QString fieldKey(const QString &name)
{
    return name.simplified().toLower().replace("license"_L1, "licence"_L1);
}

} // namespace

QStringList Dataset::custom(const QString &name) const
{
    QStringList values;
    for (const CustomField &field : customFields) {
        if (fieldKey(field.name) == fieldKey(name))
            values << field.values;
    }
    return values;
}

QList<CollectionItem> tidied(const QList<CollectionItem> &collections)
{
    return newestByTitle(collections);
}

QList<DatasetItem> tidied(const QList<DatasetItem> &datasets)
{
    return newestByTitle(datasets);
}

Result<QList<CollectionItem>> readCollections(const QByteArray &json)
{
    const Result<QJsonArray> array = readArray(json);
    if (!array)
        return tl::unexpected(array.error());
    QList<CollectionItem> collections;
    for (const QJsonObject &object : objectsOf(*array)) {
        const CollectionItem item{uuidOf(object), textOf(object, "title"_L1), textOf(object, "doi"_L1),
                                  timeOf(object, "published_date"_L1), versionOf(object)};
        if (!item.uuid.isEmpty())
            collections << item;
    }
    return tidied(collections);
}

Result<Collection> readCollection(const QByteArray &json)
{
    const Result<QJsonObject> object = readObject(json);
    if (!object)
        return tl::unexpected(object.error());
    Collection collection;
    collection.uuid = uuidOf(*object);
    if (collection.uuid.isEmpty())
        return failure(ErrorKind::Malformed, Tr::tr("This is not the record of a collection."));
    collection.title = textOf(*object, "title"_L1);
    collection.doi = textOf(*object, "doi"_L1);
    collection.descriptionHtml = textOf(*object, "description"_L1);
    collection.published = timeOf(*object, "published_date"_L1);
    collection.version = versionOf(*object);
    collection.authors = authorsOf(*object);
    return collection;
}

Result<DatasetPage> readDatasetPage(const QByteArray &json)
{
    const Result<QJsonArray> array = readArray(json);
    if (!array)
        return tl::unexpected(array.error());
    DatasetPage page{.served = array->size()};
    for (const QJsonObject &object : objectsOf(*array)) {
        DatasetItem item{.uuid = uuidOf(object), .title = textOf(object, "title"_L1), .doi = textOf(object, "doi"_L1)};
        item.published = timeOf(object, "published_date"_L1);
        item.version = versionOf(object);
        item.isFullyEmbargoed = isFullyEmbargoedItem(object);
        item.embargoedUntil = item.isFullyEmbargoed ? dateOf(object, "embargo_date"_L1) : QDate();
        if (!item.uuid.isEmpty())
            page.items << item;
    }
    return page;
}

Result<Dataset> readDataset(const QByteArray &json)
{
    const Result<QJsonObject> object = readObject(json);
    if (!object)
        return tl::unexpected(object.error());
    if (uuidOf(*object).isEmpty() && !isWholeRecordHidden(*object))
        return failure(ErrorKind::Malformed, Tr::tr("This is not the record of a dataset."));
    Dataset dataset = basicsOf(*object);
    dataset.authors = authorsOf(*object);
    dataset.authorsAreComplete = isWhole(*object, "authors"_L1);
    dataset.tagsAreComplete = isWhole(*object, "tags"_L1);
    dataset.referencesAreComplete = isWhole(*object, "references"_L1);
    dataset.fundingIsComplete = isWhole(*object, "funding_list"_L1);
    dataset.customFieldsAreComplete = isWhole(*object, "custom_fields"_L1);
    dataset.categoryIds = idsOf((*object)["categories"_L1].toArray());
    dataset.thumbnail = textOf(*object, "thumb"_L1);
    dataset.isSoftware = (*object)["defined_type"_L1].toInt() == softwareType;
    dataset.categories = titlesOf((*object)["categories"_L1].toArray());
    dataset.tags = textsOf(*object, "tags"_L1);
    dataset.references = textsOf(*object, "references"_L1);
    dataset.funding = fundingOf(*object);
    dataset.customFields = customFieldsOf(*object);
    dataset.files = filesOf(*object);
    dataset.access = accessOf(*object);
    return dataset;
}

Result<QList<int>> readVersions(const QByteArray &json)
{
    const Result<QJsonArray> array = readArray(json);
    if (!array)
        return tl::unexpected(array.error());
    QList<int> versions;
    for (const QJsonObject &object : objectsOf(*array)) {
        if (const std::optional<int> version = versionOf(object))
            versions << *version;
    }
    std::sort(versions.begin(), versions.end(), std::greater());
    versions.erase(std::unique(versions.begin(), versions.end()), versions.end());
    return versions;
}

Result<QList<Author>> readAuthorsFromSearch(const QByteArray &json, const Dataset &dataset)
{
    const Result<QJsonArray> array = readArray(json);
    if (!array)
        return tl::unexpected(array.error());
    for (const QJsonObject &object : objectsOf(*array)) {
        if (uuidOf(object) == dataset.uuid && textOf(object, "doi"_L1) == dataset.doi)
            return authorsOf(object);
    }
    return QList<Author>();
}

} // namespace kader::repository
