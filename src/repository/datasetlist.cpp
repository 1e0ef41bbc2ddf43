#include "repository/datasetlist.h"

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

constexpr int pageSize = 1000;
constexpr int mostPages = 100;

} // namespace

DatasetList::DatasetList(Service service, ItemId collection, Done<QList<DatasetItem>> done)
    : m_service(std::move(service)), m_collection(std::move(collection)), m_done(std::move(done))
{
    askNext();
}

void DatasetList::askNext()
{
    const QString path = u"/v2/collections/%1/articles?limit=%2&offset=%3"_s.arg(m_collection.text())
                             .arg(pageSize)
                             .arg(m_pages * pageSize);
    ++m_pages;
    m_current = m_service.ask<DatasetPage>(m_service.get(path), readDatasetPage,
                                           [this](const Result<DatasetPage> &page) { take(page); });
}

void DatasetList::take(const Result<DatasetPage> &page)
{
    const qsizetype before = m_seen.size();
    if (page) {
        m_items << page->items;
        for (const DatasetItem &item : page->items)
            m_seen << item.uuid;
        // A page that brings nothing new is a service that ignores the offset.
        if (page->served >= pageSize && m_seen.size() > before && m_pages < mostPages)
            return askNext();
    }
    const auto done = std::move(m_done); // Whoever is told may destroy this job.
    done(page ? Result<QList<DatasetItem>>(tidied(m_items)) : tl::unexpected(page.error()));
}

} // namespace kader::repository
