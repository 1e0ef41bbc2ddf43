#include "curation/gathering.h"

#include "repository/service.h"

namespace kader::curation {

Gathering::Gathering(const repository::Repository &repository, const QList<repository::ItemId> &datasets,
                     const QHash<QString, QString> &titles, Handlers handlers)
    : m_repository(repository), m_handlers(std::move(handlers))
{
    for (const repository::ItemId &id : datasets)
        m_gathered.push_back({.id = id, .title = titles.value(id.text(), id.text())});
    m_jobs.resize(m_gathered.size());
    if (m_gathered.empty())
        m_nothing = repository::later([this] { m_handlers.finished({}); });
    for (size_t index = 0; index < m_gathered.size(); ++index)
        start(index);
}

Gathering::~Gathering() = default;

void Gathering::start(size_t index)
{
    m_jobs[index] = m_repository.dataset(m_gathered[index].id, std::nullopt, [this, index](const Result<repository::Dataset> &dataset) {
        if (dataset)
            fetchAuthors(index, *dataset);
        else
            fail(index, dataset.error());
    });
}

void Gathering::fetchAuthors(size_t index, const repository::Dataset &dataset)
{
    m_gathered[index].title = dataset.title.isEmpty() ? m_gathered[index].title : dataset.title;
    m_jobs[index] = m_repository.completeAuthors(dataset, [this, index, dataset](const Result<repository::Dataset> &complete) {
        m_gathered[index].dataset = complete.value_or(dataset);
        fetchManifest(index, *m_gathered[index].dataset);
    });
}

void Gathering::fetchManifest(size_t index, const repository::Dataset &dataset)
{
    m_jobs[index] = m_repository.manifest(dataset, [this, index](Result<repository::Document> document) { keep(index, std::move(document)); });
}

void Gathering::keep(size_t index, Result<repository::Document> document)
{
    const Result<iiif::Manifest> manifest = document.and_then([](const repository::Document &served) {
        return iiif::Document::read(served.bytes, served.address.text()).and_then(iiif::Manifest::read);
    });
    if (!manifest)
        return fail(index, manifest.error());
    m_gathered[index].manifest = *manifest;
    finish(index);
}

void Gathering::fail(size_t index, const Error &error)
{
    m_gathered[index].error = error;
    finish(index);
}

void Gathering::finish(size_t index)
{
    ++m_done;
    if (m_handlers.progress)
        m_handlers.progress(m_done, int(m_gathered.size()), m_gathered[index]);
    if (m_done == int(m_gathered.size()))
        m_handlers.finished(std::move(m_gathered)); // may destroy this
}

} // namespace kader::curation
