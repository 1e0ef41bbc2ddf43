#include "curation/datasetfetch.h"

#include "base/background.h"
#include "curation/partialmanifest.h"
#include "curation/record.h"

#include <algorithm>

namespace kader::curation {

namespace {

Result<SourcePtr> sourceFrom(const repository::Document &document, const repository::Dataset &dataset,
                             std::optional<int> version)
{
    const QString address = document.address.text();
    return iiif::openManifest(document.bytes, address).map([&](const iiif::OpenedManifest &opened) {
        ManifestSource source = newSource(opened, address);
        source.title = dataset.title;
        source.record = recordOf(dataset);
        source.dataset = dataset.uuid;
        source.version = version;
        source.bytes = bytesOf(dataset);
        return readyToShow(std::move(source));
    });
}

} // namespace

DatasetFetch::DatasetFetch(const repository::Repository &repository, const repository::Dataset &dataset,
                           std::optional<int> version, Done done)
    : m_repository(repository), m_dataset(dataset), m_version(version), m_done(std::move(done))
{
    m_job = m_repository.completeAuthors(dataset, [this](const Result<repository::Dataset> &complete) {
        if (complete)
            m_dataset = *complete;
        else
            m_authorsProblem = complete.error().message;
        fetchManifest();
    });
}

DatasetFetch::~DatasetFetch() = default;

void DatasetFetch::fetchManifest()
{
    ++m_asked;
    m_job = m_repository.images(m_dataset, [this](const repository::ImageAnswer &answer) { take(answer); });
}

void DatasetFetch::take(const repository::ImageAnswer &answer)
{
    if (answer.manifest)
        return read(*answer.manifest);
    const bool isBroken = answer.access.state == repository::ImageAccess::State::BrokenManifest;
    // A link breaks it for sure, whatever became of the last try; and its files may be in the cache.
    const ErrorKind kind = answer.error->kind;
    const bool isSurelyBroken = hasLink() && (kind == ErrorKind::Offline || kind == ErrorKind::Network);
    if (!isBroken && !isSurelyBroken)
        return end(tl::unexpected(*answer.error));
    // Where only the answers can tell, a window's two tries are too few to be sure of one.
    const bool mayStumble = isBroken && !hasLink() && m_repository.manner().retry == net::Retry::Window;
    if (mayStumble && m_asked == 1)
        return fetchManifest();
    fetchFiles(*answer.error);
}

bool DatasetFetch::hasLink() const
{
    return std::any_of(m_dataset.files.begin(), m_dataset.files.end(),
                       [](const repository::File &file) { return file.isLinkOnly; });
}

void DatasetFetch::read(const repository::Document &document)
{
    m_job = inBackground<Result<SourcePtr>>(
        [document, dataset = m_dataset, version = m_version] { return sourceFrom(document, dataset, version); },
        [this](Result<SourcePtr> source) { end(std::move(source)); });
}

void DatasetFetch::fetchFiles(const Error &manifestError)
{
    m_job = fetchPartialManifest(m_repository, m_dataset, m_version, {}, [this, manifestError](Result<SourcePtr> made) {
        const bool isOutOfReach = manifestError.kind == ErrorKind::Offline;
        end(!made && isOutOfReach ? tl::unexpected(manifestError) : std::move(made));
    });
}

void DatasetFetch::end(Result<SourcePtr> source)
{
    const Done done = std::move(m_done);
    done({m_dataset, m_authorsProblem, std::move(source)});
}

} // namespace kader::curation
