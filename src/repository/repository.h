#pragma once

#include "repository/catalogue.h"
#include "repository/itemid.h"
#include "repository/locator.h"
#include "repository/records.h"
#include "repository/searchquery.h"
#include "repository/service.h"
#include "repository/vocabulary.h"

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>
#include <variant>

namespace kader::repository {

/// A document as it was served, byte for byte, and where. That address, not the `id` inside, is where it
/// can be fetched again: the service's manifests may carry the id of another version's address.
struct Document {
    QByteArray bytes;
    WebAddress address;
};

struct AuthorDatasets;
struct Details;
struct FileImages;
struct FullTextHits;
struct ImageAnswer;
struct ServiceQuestion;

[[nodiscard]] WebAddress manifestAddress(const Service &service, const Dataset &dataset);
/// Whatever the record says; the status is 0 when there was no answer, or an error of the server (500) which not every
/// try met.
[[nodiscard]] JobHandle fetchManifest(const Service &service, const Dataset &dataset,
                                      std::function<void(const Result<Document> &, int status)> done);

/// What a locator leads to. Datasets and collections come with their records; an address is somebody
/// else's document or a manifest.
using Target = std::variant<Dataset, Collection, WebAddress>;

/// 4TU.ResearchData, or another service that speaks as it does. Every call returns at once; its handle
/// cancels when destroyed; `done` is called once, never from inside the call. A value: copies
/// are the same repository, and only the client has to outlive the jobs.
class Repository final {
public:
    /// Registers `base` with the client as a host that wants to be treated gently.
    Repository(net::Client &client, const WebAddress &base, Manner manner = {});

    /// All that there is, in one answer each; see CatalogueLoad. `arrived` hears of every catalogue that holds more
    /// than the one before, from the event loop; `done` of the last.
    [[nodiscard]] JobHandle catalogue(std::function<void(const Catalogue &)> arrived, Done<Catalogue> done) const;

    /// What the service finds in descriptions and tags too; see FullTextSearch.
    [[nodiscard]] JobHandle fullText(const SearchQuery &query, Done<FullTextHits> done) const;
    /// All datasets under an author's name, told apart by ORCID or author record; see AuthorSearch. `known` may be
    /// empty.
    [[nodiscard]] JobHandle datasetsBy(const CatalogueAuthor &author, const Catalogue &known,
                                       Done<AuthorDatasets> done) const;
    /// All datasets for which a condition holds, as far as the service can tell; see filter.h.
    [[nodiscard]] JobHandle datasetsFor(const ServiceQuestion &question, Done<QSet<QUuid>> done) const;
    [[nodiscard]] JobHandle categories(Done<CategoryTree> done) const;
    [[nodiscard]] JobHandle licences(Done<QList<LicenceEntry>> done) const;

    [[nodiscard]] const Manner &manner() const { return m_service.manner; }
    /// Where it is.
    [[nodiscard]] const WebAddress &address() const { return m_service.base; }
    /// The same repository, asked in another manner.
    [[nodiscard]] Repository withManner(const Manner &manner) const;
    /// The same repository, asked for what it says now, even where a fresh answer is kept.
    [[nodiscard]] Repository reloading() const;

    /// All collections, sorted by title.
    [[nodiscard]] JobHandle collections(Done<QList<CollectionItem>> done) const;
    /// Those whose title contains `text` in any case, and those in which the service finds it as it
    /// stands (description and citation too).
    [[nodiscard]] JobHandle searchCollections(const QString &text, Done<QList<CollectionItem>> done) const;
    [[nodiscard]] JobHandle collection(const ItemId &id, Done<Collection> done) const;
    /// All datasets of a collection in their latest version, sorted by title.
    [[nodiscard]] JobHandle datasetsOf(const ItemId &collection, Done<QList<DatasetItem>> done) const;

    /// The latest version unless one is named.
    [[nodiscard]] JobHandle dataset(const ItemId &id, std::optional<int> version, Done<Dataset> done) const;
    /// Newest first. The service has an empty list for what it doesn't know.
    [[nodiscard]] JobHandle versions(const ItemId &id, Done<QList<int>> done) const;
    /// All that can be known of a dataset, for a page about it; see details.h.
    [[nodiscard]] JobHandle details(const ItemId &id, std::optional<int> version, Done<Details> done) const;
    /// The dataset with all its authors, where the record has only the first ten. It comes back as it
    /// was when the service can't tell more.
    [[nodiscard]] JobHandle completeAuthors(const Dataset &dataset, Done<Dataset> done) const;

    /// Takes the record, not an id, so that nothing is ever asked for that the record says is closed:
    /// embargoed and restricted datasets are Refused and those without files NotFound without a request.
    [[nodiscard]] JobHandle manifest(const Dataset &dataset, Done<Document> done) const;
    [[nodiscard]] WebAddress manifestAddress(const Dataset &dataset) const;
    /// The manifest, or which of the states that images may be in keeps it away; see images.h.
    [[nodiscard]] JobHandle images(const Dataset &dataset, std::function<void(const ImageAnswer &)> done) const;
    /// The files that work as images by themselves, where one bad file breaks the manifest; see images.h.
    [[nodiscard]] JobHandle fileImages(const Dataset &dataset, std::function<void(int done, int total)> progress,
                                       Done<FileImages> done) const;

    /// Any JSON document on the web, judged by its shape.
    [[nodiscard]] JobHandle document(const WebAddress &address, Done<Document> done) const;

    /// Calls back once, when the service can be reached: at once, or as soon as it is found again.
    [[nodiscard]] JobHandle whenReachable(std::function<void()> call) const;

    [[nodiscard]] JobHandle resolve(const Locator &locator, Done<Target> done) const;

private:
    Service m_service;
};

} // namespace kader::repository
