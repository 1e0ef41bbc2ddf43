#include "curation/datasetfetch.h"

#include "base/background.h"

namespace kader::curation {

DatasetFetch::DatasetFetch(const repository::Repository &repository, const repository::Dataset &dataset, Done done)
    : m_repository(repository), m_dataset(dataset), m_done(std::move(done))
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
    m_job = m_repository.manifest(m_dataset, [this](const Result<repository::Document> &document) { parse(document); });
}

void DatasetFetch::parse(const Result<repository::Document> &document)
{
    if (!document)
        return end(tl::unexpected(document.error()));
    m_address = document->address.text();
    const auto read = [bytes = document->bytes, name = m_address] { return iiif::openManifest(bytes, name); };
    m_job = inBackground<Result<iiif::OpenedManifest>>(
        read, [this](Result<iiif::OpenedManifest> manifest) { end(std::move(manifest)); });
}

void DatasetFetch::end(Result<iiif::OpenedManifest> manifest)
{
    const Done done = std::move(m_done);
    done({m_dataset, m_authorsProblem, std::move(manifest), m_address});
}

} // namespace kader::curation
