#include "repository/cataloguebuilder.h"
#include "repository/citation.h"
#include "repository/details.h"
#include "repository/filter.h"
#include "repository/imageaccess.h"
#include "repository/json.h"
#include "repository/reader.h"
#include "repository/recordwalk.h"
#include "repository/search.h"
#include "target.h"

#include <QSet>

using namespace kader;
using namespace kader::fuzz;
using namespace kader::repository;

namespace {

void requireDataset(const Dataset &dataset)
{
    for (const File &file : dataset.files)
        require(file.size >= 0, "files have no negative size");
    require(!dataset.version || *dataset.version >= 1, "versions begin at 1");
    (void)dataset.publisher();
    require(!citationText(dataset).contains(QLatin1Char('\n')), "a citation is one line");
    const QString entry = citationBibtex(dataset);
    require(entry.count(QLatin1Char('{')) == entry.count(QLatin1Char('}')), "braces are balanced");
    (void)imageAccess(dataset);
    (void)DatasetFacts::of(dataset);
}

/// Reads a list as the catalogue does, and searches in it for its own words.
void requireCatalogue(const QByteArray &json)
{
    CatalogueBuilder builder;
    const Result<qsizetype> datasets = builder.addDatasets(json);
    const Result<qsizetype> collections = builder.addCollections(json);
    require(datasets.has_value() == collections.has_value(), "a list is one for all");
    require(datasets.has_value() == readArray(json).has_value(), "record by record is as all at once");
    const Catalogue catalogue = builder.build();
    for (qsizetype place = 0; place < catalogue.size(); ++place) {
        require(catalogue.find(catalogue.item(place).id) == place, "every item is found");
        for (const quint32 hit : search(catalogue, SearchQuery(catalogue.item(place).title)))
            require(hit < quint32(catalogue.size()), "hits are items");
        for (const quint32 author : catalogue.authorsOf(place))
            require(author < quint32(catalogue.authorCount()), "authors are there");
    }
    (void)searchAuthors(catalogue, SearchQuery(QString::fromUtf8(json.left(100))));
}

template <typename Item>
void requireTidy(const QList<Item> &items)
{
    QSet<QString> known;
    for (const Item &item : tidied(items)) {
        require(!known.contains(item.uuid), "no item repeats");
        known.insert(item.uuid);
    }
}

} // namespace

/// Answers of the repository.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray json = input(data, size);
    if (const Result<QList<CollectionItem>> collections = readCollections(json))
        requireTidy(*collections);
    (void)readCollection(json);
    if (const Result<DatasetPage> page = readDatasetPage(json)) {
        require(page->items.size() <= page->served, "no more is used than was served");
        requireTidy(page->items);
    }
    requireCatalogue(json);
    if (const auto object = readResearchObject(json)) {
        for (const File &file : object->files)
            require(file.size >= 0, "files have no negative size");
    }
    if (const auto categories = readCategories(json)) {
        for (const Category &top : categories->tops())
            (void)categories->withBelow(top.id);
    }
    if (const auto licences = readLicences(json))
        (void)openLicences(*licences);
    if (const Result<QList<int>> versions = readVersions(json)) {
        for (const int version : *versions)
            require(version >= 1, "versions begin at 1");
    }
    if (const Result<Dataset> dataset = readDataset(json)) {
        requireDataset(*dataset);
        (void)readAuthorsFromSearch(json, *dataset);
    }
    return 0;
}
