#include "repository/authorsearch.h"

#include "repository/reader.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

constexpr int mostHits = 1000;
constexpr int mostAsked = 200; ///< One request each; the rest stays unconfirmed.

Result<QList<DatasetItem>> readItems(const QByteArray &json)
{
    return readDatasetPage(json).map([](const DatasetPage &page) { return tidied(page.items); });
}

} // namespace

AuthorSearch::AuthorSearch(Service service, CatalogueAuthor author, Catalogue known, Done<AuthorDatasets> done)
    : m_service(std::move(service)), m_author(std::move(author)), m_catalogue(std::move(known)), m_done(std::move(done))
{
    const QString name = QString(m_author.name).remove(u'"').simplified();
    const net::Request request =
        m_service.search(u"/v3/datasets/search"_s, {{u"search_for"_s, u'"' + name + u'"'},
                                                    {u"search_scope"_s, QJsonArray{u"author"_s}},
                                                    {u"is_latest"_s, true},
                                                    {u"limit"_s, mostHits}});
    m_current = m_service.askInBackground<QList<DatasetItem>>(
        request, readItems, [this](const Result<QList<DatasetItem>> &candidates) {
            if (candidates)
                return sort(*candidates);
            const auto tell = std::move(m_done); // Whoever is told may destroy this job.
            tell(tl::unexpected(candidates.error()));
        });
}

void AuthorSearch::sort(const QList<DatasetItem> &candidates)
{
    for (const DatasetItem &item : candidates) {
        if (isKnown(item))
            continue;
        if (item.doi.isEmpty()) // Under full embargo: nobody may know more.
            m_found.unconfirmed << item;
        else
            m_open << item;
    }
    askNext();
}

/// Puts what the catalogue can decide into its place.
bool AuthorSearch::isKnown(const DatasetItem &item)
{
    const auto place = m_catalogue.find(QUuid::fromString(item.uuid));
    if (!place || m_catalogue.item(*place).version != item.version || m_catalogue.authorsOf(*place).empty())
        return false;
    const auto authors = m_catalogue.authorsOf(*place);
    put(item, std::any_of(authors.begin(), authors.end(), [this](quint32 one) {
            const CatalogueAuthor &author = m_catalogue.author(one);
            return isBy({{author.records.isEmpty() ? QString() : author.records.first().toString(QUuid::WithoutBraces),
                          author.name, author.orcid}});
        }));
    return true;
}

/// By ORCID where both have one; else by record, for a name says little.
bool AuthorSearch::isBy(const QList<Author> &authors) const
{
    return std::any_of(authors.begin(), authors.end(), [this](const Author &author) {
        if (!author.orcid.isEmpty() && !m_author.orcid.isEmpty())
            return author.orcid.compare(m_author.orcid, Qt::CaseInsensitive) == 0;
        return m_author.records.contains(QUuid::fromString(author.uuid));
    });
}

void AuthorSearch::put(const DatasetItem &item, bool isAuthors)
{
    (isAuthors ? m_found.datasets : m_found.namesakes) << item;
}

void AuthorSearch::askNext()
{
    if (m_open.isEmpty() || m_asked >= mostAsked)
        return end();
    ++m_asked;
    const DatasetItem item = m_open.takeFirst();
    Dataset dataset;
    dataset.uuid = item.uuid;
    dataset.doi = item.doi;
    const auto read = [dataset](const QByteArray &json) { return readAuthorsFromSearch(json, dataset); };
    m_current = m_service.ask<QList<Author>>(m_service.search(u"/v2/articles/search"_s, {{u"doi"_s, item.doi}}), read,
                                             [this, item](const Result<QList<Author>> &authors) {
                                                 if (authors && !authors->isEmpty())
                                                     put(item, isBy(*authors));
                                                 else
                                                     m_found.unconfirmed << item;
                                                 askNext();
                                             });
}

void AuthorSearch::end()
{
    m_found.unconfirmed << m_open;
    m_found = {tidied(m_found.datasets), tidied(m_found.namesakes), tidied(m_found.unconfirmed)};
    const auto tell = std::move(m_done); // Whoever is told may destroy this job.
    tell(std::move(m_found));
}

} // namespace kader::repository
