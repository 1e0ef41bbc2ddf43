#include "curation/gathering.h"

#include "base/tr.h"
#include "repository/service.h"

namespace kader::curation {

Gathering::Gathering(const repository::Repository &repository, const QList<DatasetRef> &datasets,
                     const QHash<QString, QString> &titles, Handlers handlers)
    : m_repository(repository), m_handlers(std::move(handlers))
{
    for (const DatasetRef &ref : datasets)
        m_gathered.push_back({.ref = ref, .title = titles.value(ref.id.text(), ref.id.text())});
    m_jobs.resize(m_gathered.size());
    if (m_gathered.empty())
        m_nothing = repository::later([this] { end(); });
    for (size_t index = 0; index < m_gathered.size(); ++index)
        start(index);
}

Gathering::~Gathering() = default;

void Gathering::start(size_t index)
{
    const DatasetRef &ref = m_gathered[index].ref;
    m_jobs[index] =
        m_repository.dataset(ref.id, ref.version, [this, index](const Result<repository::Dataset> &dataset) {
            if (dataset)
                fetchManifest(index, *dataset);
            else
                fail(index, dataset.error());
        });
}

void Gathering::fetchManifest(size_t index, const repository::Dataset &dataset)
{
    m_gathered[index].title = dataset.title.isEmpty() ? m_gathered[index].title : dataset.title;
    m_jobs[index] = std::make_unique<DatasetFetch>(
        m_repository, dataset, [this, index](DatasetFetch::Fetched fetched) { keep(index, std::move(fetched)); });
}

void Gathering::keep(size_t index, DatasetFetch::Fetched fetched)
{
    Gathered &gathered = m_gathered[index];
    gathered.dataset = fetched.dataset;
    if (!fetched.dataset.authorsAreComplete) {
        gathered.diagnostics.append(
            {.severity = Severity::Warning,
             .rule = QStringLiteral("authors-incomplete"),
             .message =
                 Tr::tr("“%1”: only the first authors are known (%2). %3")
                     .arg(gathered.title, QString::number(fetched.dataset.authors.size()), fetched.authorsProblem)
                     .trimmed()});
    }
    if (!fetched.manifest)
        return fail(index, fetched.manifest.error());
    gathered.manifest = std::move(fetched.manifest->manifest);
    gathered.diagnostics += fetched.manifest->notes;
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
        end();
}

void Gathering::end()
{
    const auto finished = std::move(m_handlers.finished); // the call may destroy this
    finished(std::move(m_gathered));
}

} // namespace kader::curation
