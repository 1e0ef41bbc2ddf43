#include "repository/reader.h"
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
