#include "repository/resolver.h"

#include "base/tr.h"
#include "repository/reader.h"

#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

/// Turns a call for one kind of record into a call for a target.
template <typename T>
Done<T> asTarget(Done<Target> done)
{
    return [done = std::move(done)](const Result<T> &record) {
        done(record ? Result<Target>(Target(*record)) : tl::unexpected(record.error()));
    };
}

/// Asks for a list and then, through `load`, for the record of its first entry.
template <typename List, typename Read, typename Load>
JobHandle findFirst(const Service &service, const net::Request &request, Read read, Load load, const Done<Target> &done)
{
    auto job = std::make_unique<Sequence>();
    job->current = service.ask<List>(request, read, [load, job = job.get(), done](const Result<List> &found) {
        if (!found)
            done(tl::unexpected(found.error()));
        else if (found->isEmpty())
            done(failure(ErrorKind::NotFound, QString()));
        else
            job->current = load(found->first(), done);
    });
    return job;
}

Result<QList<DatasetItem>> readDatasets(const QByteArray &json)
{
    const Result<DatasetPage> page = readDatasetPage(json);
    return page ? Result<QList<DatasetItem>>(page->items) : tl::unexpected(page.error());
}

Resolver::Try datasetAmong(const Repository &repository, const Service &service, const net::Request &request)
{
    const auto load = [repository](const DatasetItem &item, const Done<Target> &done) {
        return repository.dataset(*ItemId::parse(item.uuid), item.version, asTarget<Dataset>(done));
    };
    return [service, request, load](const Done<Target> &done) {
        return findFirst<QList<DatasetItem>>(service, request, readDatasets, load, done);
    };
}

Resolver::Try collectionAmong(const Repository &repository, const Service &service, const net::Request &request)
{
    const auto load = [repository](const CollectionItem &item, const Done<Target> &done) {
        return repository.collection(*ItemId::parse(item.uuid), asTarget<Collection>(done));
    };
    return [service, request, load](const Done<Target> &done) {
        return findFirst<QList<CollectionItem>>(service, request, readCollections, load, done);
    };
}

} // namespace

std::vector<Resolver::Try> triesFor(const Repository &repository, const Service &service, const Locator &locator)
{
    std::vector<Resolver::Try> tries;
    if (locator.id && locator.kind != Locator::Kind::Collection)
        tries.emplace_back([=](const Done<Target> &done) {
            return repository.dataset(*locator.id, locator.version, asTarget<Dataset>(done));
        });
    if (locator.id && locator.kind != Locator::Kind::Dataset)
        tries.emplace_back(
            [=](const Done<Target> &done) { return repository.collection(*locator.id, asTarget<Collection>(done)); });
    if (locator.doi.isEmpty())
        return tries;
    const QString query = u"?doi="_s + QString::fromLatin1(QUrl::toPercentEncoding(locator.doi));
    tries.push_back(datasetAmong(repository, service, service.get(u"/v2/articles"_s + query)));
    // The list knows latest versions only, the search all of them.
    tries.push_back(
        datasetAmong(repository, service, service.search(u"/v2/articles/search"_s, {{u"doi"_s, locator.doi}})));
    tries.push_back(collectionAmong(repository, service, service.get(u"/v2/collections"_s + query)));
    return tries;
}

Resolver::Resolver(QString name, std::vector<Try> tries, Done<Target> done)
    : m_name(std::move(name)), m_tries(std::move(tries)), m_done(std::move(done))
{
    askNext();
}

void Resolver::askNext()
{
    m_current = m_tries.at(m_next++)([this](const Result<Target> &target) {
        if (!target && target.error().kind == ErrorKind::NotFound && m_next < m_tries.size())
            return askNext();
        const auto done = std::move(m_done); // Whoever is told may destroy this job.
        if (!target && target.error().kind == ErrorKind::NotFound)
            done(failure(ErrorKind::NotFound,
                         Tr::tr("The repository knows no dataset or collection “%1”.").arg(m_name)));
        else
            done(target);
    });
}

} // namespace kader::repository
