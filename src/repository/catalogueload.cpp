#include "repository/catalogueload.h"

#include "base/background.h"
#include "base/tr.h"
#include "repository/cataloguebuilder.h"
#include "repository/destroyinbackground.h"

#include <QJsonArray>
#include <QMutex>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

constexpr int newest = 200;
constexpr int all = 1'000'000;
constexpr int mostPages = 50;
const auto datasetsRoute = u"/v2/articles/search"_s;

} // namespace

/// What has come so far; read into in the pool, by one job at a time.
struct CatalogueLoad::Shelf {
    QMutex mutex;
    CatalogueBuilder builder;
};

CatalogueLoad::CatalogueLoad(Service service, Arrived arrived, Done<Catalogue> done)
    : m_service(std::move(service)), m_arrived(std::move(arrived)), m_done(std::move(done)),
      m_shelf(new Shelf, DestroyInBackground())
{
    askCollections();
    askNewest();
}

CatalogueLoad::~CatalogueLoad()
{
    m_cancellation.request();
}

void CatalogueLoad::askCollections()
{
    const auto then = [this](const Put &put) {
        m_hasCollections = true;
        note(put, Tr::tr("The collections could not be listed: %1"));
        arrive(put);
        endIfComplete();
    };
    m_collections = ask({Service::patient(m_service.get(u"/v2/collections"_s)), false, then});
}

void CatalogueLoad::askNewest()
{
    const QJsonObject terms{{u"is_latest"_s, true}, {u"order"_s, u"published_date"_s}, {u"limit"_s, newest}};
    m_datasets = ask(
        {Service::patient(m_service.search(datasetsRoute, terms)), true, [this](const Put &put) { takeNewest(put); }});
}

void CatalogueLoad::takeNewest(const Put &put)
{
    arrive(put);
    if (put.served && *put.served < newest) { // That was all.
        m_hasDatasets = true;
        return endIfComplete();
    }
    askAll();
}

void CatalogueLoad::askAll()
{
    QJsonObject terms{{u"is_latest"_s, true}, {u"limit"_s, all}};
    if (m_served > 0)
        terms.insert(u"offset"_s, m_served);
    ++m_pages;
    net::Request request = Service::patient(m_service.search(datasetsRoute, terms));
    request.priority = net::Priority::Background; // Whoever wants to see one thing goes first.
    m_datasets = ask({request, true, [this](const Put &put) { takeAll(put); }});
}

void CatalogueLoad::takeAll(const Put &put)
{
    m_announced = put.announced.value_or(m_announced);
    note(put, Tr::tr("The datasets could not be listed: %1"));
    arrive(put);
    m_served += put.served.value_or(0);
    // One page is all, unless something on the way cuts it. A page that brings nothing new ends the list.
    if (put.served && m_served < m_announced && put.added > 0 && m_pages < mostPages)
        return askAll();
    m_hasDatasets = true;
    endIfComplete();
}

JobHandle CatalogueLoad::ask(const Asked &asked)
{
    return m_service.client->fetch(asked.request, [this, asked](const auto &response) { take(response, asked); });
}

/// Reads an answer into the shelf, in the pool; one after the other.
void CatalogueLoad::take(const Result<net::Response> &response, const Asked &asked)
{
    const auto read = [shelf = m_shelf, response, areDatasets = asked.areDatasets,
                       cancellation = m_cancellation]() mutable -> Put {
        Put put;
        if (response)
            put.announced = response->header("number-of-records"_ba).toLongLong();
        Result<net::Response> good = std::move(response).and_then(net::requireSuccess);
        const QMutexLocker lock(&shelf->mutex);
        const qsizetype before = shelf->builder.datasetCount();
        if (!good)
            put.served = tl::unexpected(good.error());
        else if (areDatasets)
            put.served = shelf->builder.addDatasets(good->body, cancellation);
        else
            put.served = shelf->builder.addCollections(good->body, cancellation);
        put.isReadable = !good || put.served || cancellation.isRequested();
        if (!put.served && good)
            put.served.error().place.document = good->finalAddress.text();
        if (good)
            good->body.clear(); // Megabytes that the catalogue need not wait beside.
        put.datasets = shelf->builder.datasetCount();
        put.added = put.datasets - before;
        if (!cancellation.isRequested())
            put.catalogue = shelf->builder.build();
        return put;
    };
    const auto tell = [this, request = asked.request, then = asked.then](const Put &put) {
        if (!put.isReadable)
            m_service.client->forget(request); // It looked like a list, so it was kept.
        then(put);
    };
    // Each kind has its own handle, which is free once its answer is here.
    (asked.areDatasets ? m_datasets : m_collections) = inBackground<Put>(read, tell);
}

void CatalogueLoad::note(const Put &put, const QString &what)
{
    if (put.served)
        return;
    if (!m_error)
        m_error = put.served.error();
    m_problems << Diagnostic{.rule = u"catalogue-missing"_s,
                             .message = what.arg(put.served.error().message),
                             .place = put.served.error().place};
}

/// What two threads have built may come in either order; each holds what went before.
void CatalogueLoad::arrive(const Put &put)
{
    if (!put.served)
        return;
    m_hasAny = true;
    m_datasetCount = std::max(m_datasetCount, put.datasets);
    if (put.catalogue.size() < m_latest.size())
        return;
    m_latest = put.catalogue;
    if (m_arrived && m_latest.size() > 0)
        m_arrived(m_latest);
}

void CatalogueLoad::endIfComplete()
{
    if (!m_hasCollections || !m_hasDatasets)
        return;
    const auto done = std::move(m_done); // Whoever is told may destroy this job.
    if (!m_hasAny)
        return done(tl::unexpected(*m_error));
    if (m_datasetCount < m_announced)
        m_problems << Diagnostic{.rule = u"catalogue-short"_s,
                                 .message = Tr::tr("The repository says that it has %1 datasets, but lists only %2.")
                                                .arg(m_announced)
                                                .arg(m_datasetCount)};
    else if (m_datasetCount == 0 && m_problems.isEmpty())
        m_problems << Diagnostic{.rule = u"catalogue-empty"_s,
                                 .message = Tr::tr("The repository lists no datasets. It may be in trouble.")};
    done(m_latest.finished(m_problems));
}

} // namespace kader::repository
