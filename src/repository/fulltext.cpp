#include "repository/fulltext.h"

#include "base/tr.h"
#include "repository/reader.h"

#include <QSet>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

constexpr int mostHits = 500;
constexpr qsizetype mostAlternatives = 3;
constexpr qsizetype mostWords = 3; ///< Of an alternative, for collections.

QString quoted(const QString &words)
{
    return u'"' + words + u'"';
}

/// Single words stand as they are, for the search of v3 looks for them in any order.
QString sideBySide(const SearchQuery::Terms &terms)
{
    QStringList words;
    for (const SearchQuery::Term &term : terms)
        words << (term.typed.contains(u' ') ? quoted(term.typed) : term.typed);
    return words.join(u' ');
}

/// Quoted, so that nothing in them is taken for an operator.
QString allOf(const SearchQuery::Terms &terms)
{
    QStringList words;
    for (const SearchQuery::Term &term : terms)
        words << quoted(term.typed);
    return words.join(u" AND "_s);
}

QString capitalised(const QString &text)
{
    QString result = text.toLower();
    bool isStart = true;
    for (QChar &c : result) {
        if (isStart)
            c = c.toUpper();
        isStart = c.isSpace();
    }
    return result;
}

Result<QList<DatasetItem>> readItems(const QByteArray &json)
{
    return readDatasetPage(json).map([](const DatasetPage &page) { return page.items; });
}

/// The longest, for they find least.
SearchQuery::Terms longest(SearchQuery::Terms terms)
{
    std::stable_sort(terms.begin(), terms.end(),
                     [](const auto &a, const auto &b) { return a.folded.size() > b.folded.size(); });
    return terms.first(std::min(mostWords, terms.size()));
}

/// What every word has found.
QList<CollectionItem> common(const QList<QList<CollectionItem>> &byWord)
{
    QList<CollectionItem> kept = byWord.value(0);
    for (qsizetype word = 1; word < byWord.size(); ++word) {
        QSet<QString> uuids;
        for (const CollectionItem &item : byWord.at(word))
            uuids << item.uuid;
        kept.removeIf([&](const CollectionItem &item) { return !uuids.contains(item.uuid); });
    }
    return kept;
}

} // namespace

std::vector<quint32> withFullText(const Catalogue &catalogue, std::vector<quint32> found, const FullTextHits &hits)
{
    const std::set<quint32> known(found.begin(), found.end());
    std::set<quint32> more;
    const auto add = [&](const auto &items) {
        for (const auto &item : items) {
            const auto place = catalogue.find(QUuid::fromString(item.uuid));
            if (place && !known.contains(quint32(*place)) &&
                catalogue.item(*place).version.value_or(0) <= item.version.value_or(0))
                more.insert(quint32(*place));
        }
    };
    add(hits.datasets);
    add(hits.collections);
    found.insert(found.end(), more.begin(), more.end());
    return found;
}

QStringList spellings(const QString &typed)
{
    const QString lower = typed.toLower();
    QStringList all = {typed, lower, lower.left(1).toUpper() + lower.mid(1), capitalised(typed)};
    all.removeDuplicates();
    return all;
}

FullTextSearch::FullTextSearch(Service service, const SearchQuery &query, Done<FullTextHits> done)
    : m_service(std::move(service)), m_done(std::move(done))
{
    const QList<SearchQuery::Terms> alternatives =
        query.alternatives().first(std::min(mostAlternatives, query.alternatives().size()));
    for (const SearchQuery::Terms &terms : alternatives) {
        askDatasets(terms);
        askCollections(terms);
    }
    if (m_jobs.empty())
        m_jobs.push_back(later([this] {
            const auto tell = std::move(m_done);
            tell(FullTextHits());
        }));
}

void FullTextSearch::askDatasets(const SearchQuery::Terms &terms)
{
    askDatasets(u"/v3/datasets/search"_s, sideBySide(terms));
    if (terms.size() > 1) // Words that are in different fields.
        askDatasets(u"/v2/articles/search"_s, allOf(terms));
}

void FullTextSearch::askDatasets(const QString &route, const QString &words)
{
    const QJsonObject body{{u"search_for"_s, words}, {u"is_latest"_s, true}, {u"limit"_s, mostHits}};
    ++m_waiting;
    m_jobs.push_back(m_service.askInBackground<QList<DatasetItem>>(
        m_service.search(route, body), readItems, [this](const Result<QList<DatasetItem>> &items) { take(items); }));
}

void FullTextSearch::askCollections(const SearchQuery::Terms &terms)
{
    const SearchQuery::Terms words = longest(terms);
    const size_t alternative = m_collections.size();
    m_collections.emplace_back(words.size());
    for (qsizetype word = 0; word < words.size(); ++word) {
        for (const QString &spelling : spellings(words.at(word).typed)) {
            ++m_waiting;
            const net::Request request =
                m_service.search(u"/v2/collections/search"_s, {{u"search_for"_s, spelling}, {u"limit"_s, mostHits}});
            m_jobs.push_back(m_service.askInBackground<Found>(request, readCollections,
                                                              [this, alternative, word](const Result<Found> &found) {
                                                                  if (found)
                                                                      m_collections[alternative][word] << *found;
                                                                  else
                                                                      fail(found.error());
                                                                  answered();
                                                              }));
        }
    }
}

void FullTextSearch::take(const Result<QList<DatasetItem>> &datasets)
{
    if (datasets)
        m_hits.datasets << *datasets;
    else
        fail(datasets.error());
    answered();
}

void FullTextSearch::fail(const Error &error)
{
    ++m_failed;
    if (m_error)
        return;
    m_error = error;
    m_hits.problems << Diagnostic{.rule = u"search-incomplete"_s,
                                  .message =
                                      Tr::tr("The repository could not search everything: %1").arg(error.message),
                                  .place = error.place};
}

void FullTextSearch::answered()
{
    if (--m_waiting > 0)
        return;
    const auto done = std::move(m_done); // Whoever is told may destroy this job.
    if (m_failed == qsizetype(m_jobs.size()))
        return done(tl::unexpected(*m_error));
    const auto assemble = [hits = std::move(m_hits),
                           found = std::move(m_collections)]() mutable -> Result<FullTextHits> {
        for (const QList<Found> &byWord : found)
            hits.collections << common(byWord);
        hits.datasets = tidied(hits.datasets);
        hits.collections = tidied(hits.collections);
        return hits;
    };
    m_assembling = inBackground<Result<FullTextHits>>(assemble, done);
}

} // namespace kader::repository
