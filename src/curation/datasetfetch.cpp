#include "curation/datasetfetch.h"

#include "base/background.h"
#include "curation/record.h"

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
        for (const repository::File &file : dataset.files)
            source.bytes += file.size;
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
    m_job = m_repository.manifest(m_dataset, [this](const Result<repository::Document> &document) { read(document); });
}

void DatasetFetch::read(const Result<repository::Document> &document)
{
    if (!document)
        return end(tl::unexpected(document.error()));
    m_job = inBackground<Result<SourcePtr>>([document = *document, dataset = m_dataset,
                                             version = m_version] { return sourceFrom(document, dataset, version); },
                                            [this](Result<SourcePtr> source) { end(std::move(source)); });
}

void DatasetFetch::end(Result<SourcePtr> source)
{
    const Done done = std::move(m_done);
    done({m_dataset, m_authorsProblem, std::move(source)});
}

} // namespace kader::curation
