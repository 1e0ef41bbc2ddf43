#include "curation/record.h"

#include <numeric>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

QString fundingText(const repository::Funding &funding)
{
    QStringList parts;
    for (const QString &part : {funding.funder, funding.title, funding.grant}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(", "_L1);
}

} // namespace

enrichment::Record recordOf(const repository::Dataset &dataset)
{
    enrichment::Record record{
        .title = dataset.title,
        .doi = dataset.doi,
        .version = dataset.version ? QString::number(*dataset.version) : QString(),
        .page = dataset.pageAddress,
        .resourceTitle = dataset.resourceTitle,
        .resourceDoi = dataset.resourceDoi,
        .categories = dataset.categories,
        .descriptionHtml = dataset.descriptionHtml,
        .timeCoverage = dataset.custom(u"Time coverage"_s),
        .derivedFrom = dataset.custom(u"Derived From"_s),
        .longitude = dataset.custom(u"Geolocation Longitude"_s).value(0),
        .latitude = dataset.custom(u"Geolocation Latitude"_s).value(0),
        .tags = dataset.tags,
        .publishedDate = dataset.published.toString(Qt::ISODate),
        .licence = {dataset.licence.name, dataset.licence.url},
        .publisher = dataset.publisher(),
        .references = dataset.references,
    };
    for (const repository::Author &author : dataset.authors)
        record.authors.push_back({author.name, author.orcid});
    for (const repository::Funding &funding : dataset.funding)
        record.funding.append(fundingText(funding));
    return record;
}

qint64 bytesOf(const repository::Dataset &dataset)
{
    return std::accumulate(dataset.files.begin(), dataset.files.end(), qint64(0),
                           [](qint64 sum, const repository::File &file) { return sum + file.size; });
}

} // namespace kader::curation
