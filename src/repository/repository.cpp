#include "repository/repository.h"

#include "base/tr.h"
#include "repository/authorsearch.h"
#include "repository/catalogueload.h"
#include "repository/datasetlist.h"
#include "repository/details.h"
#include "repository/fields.h"
#include "repository/filter.h"
#include "repository/fulltext.h"
#include "repository/images.h"
#include "repository/json.h"
#include "repository/reader.h"
#include "repository/recordwalk.h"
#include "repository/resolver.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

constexpr qint64 largestDocument = 512LL << 20;
constexpr qsizetype largestNotice = 1024; ///< No manifest is as small as a notice of maintenance.

QString itemPath(QLatin1String kind, const ItemId &id, std::optional<int> version)
{
    const QString path = u"/v2/%1/%2"_s.arg(kind, id.text());
    return version ? path + u"/versions/"_s + QString::number(*version) : path;
}

/// A manifest or another document as a whole: JSON by its looks, and no notice of maintenance.
Result<QByteArray> readDocumentBytes(const QByteArray &bytes)
{
    const QByteArray start = bytes.left(largestNotice).trimmed();
    if (bytes.size() > largestNotice && (start.startsWith('{') || start.startsWith("\xef\xbb\xbf{")))
        return bytes;
    if (const Result<QJsonObject> object = readObject(bytes); !object)
        return tl::unexpected(object.error());
    return bytes;
}

/// Why the manifest of such a dataset is not even asked for.
std::optional<Error> closed(const Dataset &dataset)
{
    const ImageAccess access = imageAccess(dataset);
    if (!access.mayAsk()) {
        const bool isEmpty = access.state == ImageAccess::State::MetadataOnly;
        return Error{isEmpty ? ErrorKind::NotFound : ErrorKind::Refused, access.sentence};
    }
    if (dataset.uuid.isEmpty())
        return Error{ErrorKind::Usage, Tr::tr("The record does not say which dataset it belongs to.")};
    return std::nullopt;
}

/// The ordinary refusals of the manifest route in words; everything else as it is.
Result<net::Response> manifestInWords(const net::Response &response, const Dataset &dataset)
{
    const Place place = {.document = response.finalAddress.text()};
    switch (response.status) {
    case 401:
    case 403:
        return failure(ErrorKind::Refused, Tr::tr("This dataset is embargoed or restricted; its images can't be seen."),
                       place);
    case 404:
        return failure(ErrorKind::NotFound, Tr::tr("This dataset has no image that the repository can show."), place);
    case 500:
        return failure(ErrorKind::Network, brokenManifest(dataset), place);
    default:
        return net::requireSuccess(response);
    }
}

Result<Document> asDocument(const Result<net::Response> &response)
{
    if (!response)
        return tl::unexpected(response.error());
    Result<QByteArray> bytes = readDocumentBytes(response->body);
    if (!bytes) {
        bytes.error().place.document = response->finalAddress.text();
        return tl::unexpected(bytes.error());
    }
    return Document{*bytes, response->finalAddress};
}

Result<QSet<QUuid>> readUuids(const QByteArray &json)
{
    QSet<QUuid> uuids;
    const auto take = [&](const QJsonObject &object) {
        if (const QUuid uuid = QUuid::fromString(uuidOf(object)); !uuid.isNull())
            uuids << uuid;
    };
    return forEachRecord(json, take).map([&](qsizetype) { return uuids; });
}

/// The manifest of one version of a dataset, which stays what it is.
bool isNumberedManifest(const Service &service, const WebAddress &address)
{
    const Locator locator = parseLocator(address.text());
    return locator.kind == Locator::Kind::Manifest && locator.version && service.owns(address);
}

/// “No such thing” in words, with the id that was asked for.
template <typename T>
Done<T> namingItem(const ItemId &id, const QString &sentence, Done<T> done)
{
    return [id, sentence, done = std::move(done)](Result<T> record) {
        if (!record && record.error().kind == ErrorKind::NotFound)
            record.error().message = sentence.arg(id.text());
        done(std::move(record));
    };
}

} // namespace

WebAddress manifestAddress(const Service &service, const Dataset &dataset)
{
    const QString version = dataset.version ? QString::number(*dataset.version) : u"latest"_s;
    return service.base.appended(u"/iiif/v3/%1/%2/manifest"_s.arg(dataset.uuid, version));
}

JobHandle fetchManifest(const Service &service, const Dataset &dataset,
                        std::function<void(const Result<Document> &, int status)> done)
{
    net::Request request = service.get({});
    request.address = manifestAddress(service, dataset);
    request.keep = dataset.version ? net::Keep::Forever : net::Keep::ForADay;
    request.maxBytes = largestDocument;
    // The first request of a version makes the service open every file of it.
    request.inactivity = std::chrono::minutes(2);
    request.total = std::chrono::minutes(10);
    return service.client->fetch(request, [dataset, done = std::move(done)](const Result<net::Response> &response) {
        const bool isTold = response && (response->status != 500 || response->isSteady);
        done(asDocument(response ? manifestInWords(*response, dataset) : response), isTold ? response->status : 0);
    });
}

Repository::Repository(net::Client &client, const WebAddress &base, Manner manner) : m_service{&client, base, manner}
{
    client.setProfile(base, net::HostProfile::gentle());
}

Repository Repository::withManner(const Manner &manner) const
{
    Repository other = *this;
    other.m_service.manner = manner;
    return other;
}

JobHandle Repository::catalogue(std::function<void(const Catalogue &)> arrived, Done<Catalogue> done) const
{
    return std::make_unique<CatalogueLoad>(m_service, std::move(arrived), std::move(done));
}

JobHandle Repository::fullText(const SearchQuery &query, Done<FullTextHits> done) const
{
    return std::make_unique<FullTextSearch>(m_service, query, std::move(done));
}

JobHandle Repository::datasetsBy(const CatalogueAuthor &author, const Catalogue &known, Done<AuthorDatasets> done) const
{
    return std::make_unique<AuthorSearch>(m_service, author, known, std::move(done));
}

JobHandle Repository::datasetsFor(const ServiceQuestion &question, Done<QSet<QUuid>> done) const
{
    return m_service.askLong<QSet<QUuid>>(m_service.search(u"/v3/datasets/search"_s, question.terms), readUuids,
                                          std::move(done));
}

JobHandle Repository::categories(Done<CategoryTree> done) const
{
    return m_service.ask<CategoryTree>(m_service.get(u"/v2/categories"_s), readCategories, std::move(done));
}

JobHandle Repository::licences(Done<QList<LicenceEntry>> done) const
{
    return m_service.ask<QList<LicenceEntry>>(m_service.get(u"/v2/licenses"_s), readLicences, std::move(done));
}

Repository Repository::reloading() const
{
    Repository same = *this;
    same.m_service.manner.reload = true;
    return same;
}

JobHandle Repository::collections(Done<QList<CollectionItem>> done) const
{
    return m_service.ask<QList<CollectionItem>>(m_service.get(u"/v2/collections"_s), readCollections, std::move(done));
}

JobHandle Repository::searchCollections(const QString &text, Done<QList<CollectionItem>> done) const
{
    if (text.trimmed().isEmpty())
        return collections(std::move(done));
    using Items = QList<CollectionItem>;
    auto job = std::make_unique<Sequence>();
    const QString words = text.trimmed();
    // The service's search minds capitals, so the titles are searched here as well.
    const auto addTitles = [words, done](Items found, const Result<Items> &all) {
        if (!all)
            return done(tl::unexpected(all.error()));
        for (const CollectionItem &item : *all) {
            if (item.title.contains(words, Qt::CaseInsensitive))
                found << item;
        }
        done(tidied(found));
    };
    const net::Request search = m_service.search(u"/v2/collections/search"_s, {{u"search_for"_s, words}});
    job->current = m_service.ask<Items>(
        search, readCollections, [repository = *this, job = job.get(), addTitles, done](const Result<Items> &found) {
            if (!found)
                return done(tl::unexpected(found.error()));
            job->current = repository.collections(
                [addTitles, found = *found](const Result<Items> &all) { addTitles(found, all); });
        });
    return job;
}

JobHandle Repository::collection(const ItemId &id, Done<Collection> done) const
{
    return m_service.ask<Collection>(m_service.get(itemPath("collections"_L1, id, std::nullopt)), readCollection,
                                     namingItem(id, Tr::tr("The repository has no collection “%1”."), std::move(done)));
}

JobHandle Repository::datasetsOf(const ItemId &collection, Done<QList<DatasetItem>> done) const
{
    return std::make_unique<DatasetList>(
        m_service, collection,
        namingItem(collection, Tr::tr("The repository has no collection “%1”."), std::move(done)));
}

JobHandle Repository::dataset(const ItemId &id, std::optional<int> version, Done<Dataset> done) const
{
    const auto read = [id, version](const QByteArray &json) {
        Result<Dataset> dataset = readDataset(json);
        // The record of a fully embargoed dataset does not even say whose it is.
        if (dataset && dataset->uuid.isEmpty() && id.isUuid()) {
            dataset->uuid = id.text();
            dataset->version = version;
        }
        return dataset;
    };
    return m_service.ask<Dataset>(
        m_service.get(itemPath("articles"_L1, id, version)), read,
        namingItem(id, Tr::tr("The repository has no dataset “%1”, or not in that version."), std::move(done)));
}

JobHandle Repository::details(const ItemId &id, std::optional<int> version, Done<Details> done) const
{
    return std::make_unique<DetailsJob>(*this, m_service, id, version, std::move(done));
}

JobHandle Repository::versions(const ItemId &id, Done<QList<int>> done) const
{
    return m_service.ask<QList<int>>(m_service.get(itemPath("articles"_L1, id, std::nullopt) + u"/versions"_s),
                                     readVersions, std::move(done));
}

JobHandle Repository::completeAuthors(const Dataset &dataset, Done<Dataset> done) const
{
    if (dataset.authorsAreComplete || dataset.doi.isEmpty())
        return later([dataset, done = std::move(done)] { done(dataset); });
    const auto read = [dataset](const QByteArray &json) -> Result<Dataset> {
        const Result<QList<Author>> authors = readAuthorsFromSearch(json, dataset);
        if (!authors)
            return tl::unexpected(authors.error());
        Dataset completed = dataset;
        if (!authors->isEmpty() && authors->size() >= dataset.authors.size()) {
            completed.authors = *authors;
            completed.authorsAreComplete = true;
        }
        return completed;
    };
    return m_service.ask<Dataset>(m_service.search(u"/v2/articles/search"_s, {{u"doi"_s, dataset.doi}}), read,
                                  std::move(done));
}

WebAddress Repository::manifestAddress(const Dataset &dataset) const
{
    return kader::repository::manifestAddress(m_service, dataset);
}

JobHandle Repository::manifest(const Dataset &dataset, Done<Document> done) const
{
    if (const std::optional<Error> refusal = closed(dataset))
        return later([refusal = *refusal, done = std::move(done)] { done(tl::unexpected(refusal)); });
    return fetchManifest(m_service, dataset,
                         [done = std::move(done)](const Result<Document> &document, int) { done(document); });
}

JobHandle Repository::images(const Dataset &dataset, std::function<void(const ImageAnswer &)> done) const
{
    return kader::repository::images(m_service, dataset, std::move(done));
}

JobHandle Repository::fileImages(const Dataset &dataset, std::function<void(int done, int total)> progress,
                                 Done<FileImages> done) const
{
    return std::make_unique<FileImagesJob>(m_service, dataset, std::move(progress), std::move(done));
}

JobHandle Repository::document(const WebAddress &address, Done<Document> done) const
{
    net::Request request = m_service.get({});
    request.address = address;
    request.keep = isNumberedManifest(m_service, address) ? net::Keep::Forever : net::Keep::ForADay;
    request.wanted = net::Wanted::IiifDocument;
    request.maxBytes = largestDocument;
    request.inactivity = std::chrono::minutes(2);
    request.total = std::chrono::minutes(10);
    return m_service.client->fetch(request, [done = std::move(done)](const Result<net::Response> &response) {
        done(asDocument(response ? net::requireSuccess(*response) : response));
    });
}

JobHandle Repository::whenReachable(std::function<void()> call) const
{
    return kader::repository::whenReachable(m_service, std::move(call));
}

JobHandle Repository::resolve(const Locator &locator, Done<Target> done) const
{
    const bool isForeign = locator.address && !m_service.owns(*locator.address);
    if (locator.address && (isForeign || locator.kind == Locator::Kind::Web || locator.kind == Locator::Kind::Manifest))
        return later([address = *locator.address, done = std::move(done)] { done(Target(address)); });
    std::vector<Resolver::Try> tries = triesFor(*this, m_service, locator);
    if (tries.empty()) {
        return later([done = std::move(done)] {
            done(failure(ErrorKind::Usage, Tr::tr("This is no UUID, DOI or web address.")));
        });
    }
    return std::make_unique<Resolver>(locator.id ? locator.id->text() : locator.doi, std::move(tries), std::move(done));
}

} // namespace kader::repository
