#include "ui/repository/findings.h"

#include "repository/search.h"
#include "ui/workspace/authoraddress.h"

#include <QSet>

namespace kader::ui {

using repository::Catalogue;
using repository::CatalogueItem;
using repository::Filter;

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

std::vector<quint32> passing(const Catalogue &catalogue, const std::vector<quint32> &items,
                             const FinderQuestion &question, const Filter &filter)
{
    if (filter.isEmpty())
        return items;
    return repository::filtered(catalogue, items, filter, question.known, question.answers, question.categories).items;
}

/// Those of the conditions that can be decided for everything.
Filter sureOf(const FinderQuestion &question)
{
    const repository::ServiceAnswers &answers = question.answers;
    Filter sure = question.filter;
    sure.isWithImages = false;
    if (!answers.openLicence)
        sure.isOpenLicence = false;
    if (!answers.category)
        sure.category.reset();
    if (!answers.keyword)
        sure.keyword.clear();
    return sure;
}

bool isSame(const Filter &a, const Filter &b)
{
    return a.isWithImages == b.isWithImages && a.isOpenLicence == b.isOpenLicence && a.category == b.category &&
           a.keyword == b.keyword;
}

/// What would pass if all that isn't known were as is wished. Whatever is known is decided.
std::vector<quint32> undecided(const Catalogue &catalogue, const std::vector<quint32> &items,
                               const std::vector<quint32> &passed, const FinderQuestion &question)
{
    const Filter sure = sureOf(question);
    if (isSame(sure, question.filter))
        return {};
    QSet<quint32> decided(passed.begin(), passed.end());
    std::vector<quint32> open;
    for (const quint32 place : passing(catalogue, items, question, sure)) {
        const CatalogueItem &item = catalogue.item(place);
        if (!item.isCollection() && !decided.contains(place) && !question.known.contains(item.id))
            open.push_back(place);
    }
    return open;
}

/// What can't be told by numbers.
QStringList remarksOn(const Catalogue &catalogue, const FinderQuestion &question)
{
    const Filter named{.category = question.filter.category, .keyword = question.filter.keyword};
    return repository::filtered(catalogue, {}, named, question.known, question.answers, question.categories).remarks;
}

std::vector<quint32> datasetsBy(const Catalogue &catalogue, const AuthorAddress &author)
{
    const std::optional<qsizetype> place = author.find(catalogue);
    if (!place)
        return {};
    const auto datasets = catalogue.datasetsOf(*place);
    return {datasets.begin(), datasets.end()};
}

std::vector<quint32> authorsAt(const Catalogue &catalogue, const AuthorAddress &author)
{
    const std::optional<qsizetype> place = author.find(catalogue);
    return place ? std::vector<quint32>{quint32(*place)} : std::vector<quint32>();
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

Findings findIn(const Catalogue &catalogue, const FinderQuestion &question)
{
    Findings findings{.question = question, .catalogue = catalogue};
    const repository::SearchQuery query(question.text);
    const std::optional<AuthorAddress> author = AuthorAddress::parse(question.text);
    const std::vector<quint32> all = author ? datasetsBy(catalogue, *author) : repository::search(catalogue, query);
    findings.matches = qsizetype(all.size());
    const std::vector<quint32> passed = passing(catalogue, all, question, question.filter);
    for (const quint32 place : passed) {
        const bool isCollection = catalogue.item(place).isCollection();
        (isCollection ? findings.collections : findings.datasets).push_back(place);
    }
    findings.undecided = undecided(catalogue, all, passed, question);
    findings.remarks = remarksOn(catalogue, question);
    findings.authors = author ? authorsAt(catalogue, *author) : repository::searchAuthors(catalogue, query);
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
        const FinderQuestion &question = findings.question;
        const bool isFiltered = !question.filter.isEmpty();
        if (isFiltered && (!place || passing(findings.catalogue, {quint32(*place)}, question, question.filter).empty()))
            return;
        further.items.push_back(place ? findings.catalogue.item(*place) : item);
    };
    for (const repository::CollectionItem &item : hits->collections)
        add(itemFrom(item));
    for (const repository::DatasetItem &item : hits->datasets)
        add(itemFrom(item));
    return further;
}

} // namespace kader::ui
