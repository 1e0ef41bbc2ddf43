#include "ui/repository/findings.h"

#include "repository/search.h"

#include <QSet>

namespace kader::ui {

using repository::Catalogue;
using repository::CatalogueItem;

namespace {

CatalogueItem itemFrom(const repository::CollectionItem &item)
{
    return {.id = QUuid::fromString(item.uuid),
            .title = item.title,
            .doi = item.doi,
            .published = item.published.date(),
            .version = item.version,
            .kind = CatalogueItem::Kind::Collection};
}

QSet<QUuid> idsOf(const Findings &findings)
{
    QSet<QUuid> ids;
    for (const std::vector<quint32> *places : {&findings.collections, &findings.datasets}) {
        for (const quint32 place : *places)
            ids.insert(findings.catalogue.item(place).id);
    }
    return ids;
}

} // namespace

CatalogueItem itemFrom(const repository::DatasetItem &item)
{
    return {.id = QUuid::fromString(item.uuid),
            .title = item.title,
            .doi = item.doi,
            .published = item.published.date(),
            .version = item.version,
            .isFullyEmbargoed = item.isFullyEmbargoed,
            .embargoedUntil = item.embargoedUntil};
}

Findings findIn(const Catalogue &catalogue, const QString &text)
{
    Findings findings{.text = text, .catalogue = catalogue};
    const repository::SearchQuery query(text);
    for (const quint32 place : repository::search(catalogue, query)) {
        const bool isCollection = catalogue.item(place).isCollection();
        (isCollection ? findings.collections : findings.datasets).push_back(place);
    }
    findings.authors = repository::searchAuthors(catalogue, query);
    return findings;
}

FurtherFindings furtherIn(const Findings &findings, const Result<repository::FullTextHits> &hits)
{
    if (!hits)
        return {.state = FurtherFindings::State::Failed, .why = hits.error().message};
    FurtherFindings further{.state = FurtherFindings::State::Answered};
    if (!hits->problems.isEmpty())
        further.why = hits->problems.first().message;
    QSet<QUuid> known = idsOf(findings);
    const auto add = [&](const CatalogueItem &item) {
        if (item.id.isNull() || known.contains(item.id))
            return;
        known.insert(item.id);
        const std::optional<qsizetype> place = findings.catalogue.find(item.id);
        further.items.push_back(place ? findings.catalogue.item(*place) : item);
    };
    for (const repository::CollectionItem &item : hits->collections)
        add(itemFrom(item));
    for (const repository::DatasetItem &item : hits->datasets)
        add(itemFrom(item));
    return further;
}

} // namespace kader::ui
