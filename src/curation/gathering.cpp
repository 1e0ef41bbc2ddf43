#include "curation/gathering.h"

#include "base/tr.h"
#include "repository/service.h"

namespace kader::curation {

namespace {

/// Datasets under way: more than a host gets requests at once, so that its budget is used while manifests are read,
/// and few enough for a pause to be felt.
constexpr size_t atATime = 8;

} // namespace

Gathering::Gathering(const repository::Repository &repository, const QList<DatasetRef> &datasets,
                     const QHash<QString, QString> &titles, Handlers handlers)
    : m_repository(repository), m_handlers(std::move(handlers))
{
    for (const DatasetRef &ref : datasets)
        m_gathered.push_back({.ref = ref, .title = titles.value(ref.id.text(), ref.id.text())});
    m_jobs.resize(m_gathered.size());
    if (m_gathered.empty())
        m_nothing = repository::later([this] { end(); });
    startSome();
}

Gathering::~Gathering() = default;

void Gathering::resume()
{
    m_isPaused = false;
    startSome();
}

void Gathering::startSome()
{
    while (!m_isPaused && m_next < m_gathered.size() && m_next - m_done < atATime)
        start(m_next++);
}

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
    m_jobs[index] =
        std::make_unique<DatasetFetch>(m_repository, dataset, m_gathered[index].ref.version,
                                       [this, index](const DatasetFetch::Fetched &fetched) { keep(index, fetched); });
}

void Gathering::keep(size_t index, const DatasetFetch::Fetched &fetched)
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
    if (!fetched.source)
        return fail(index, fetched.source.error());
    gathered.source = *fetched.source;
    gathered.diagnostics += gathered.source->notes;
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
        m_handlers.progress(int(m_done), int(m_gathered.size()), m_gathered[index]);
    if (m_done == m_gathered.size())
        return end();
    startSome();
}

void Gathering::end()
{
    const auto finished = std::move(m_handlers.finished); // the call may destroy this
    finished(std::move(m_gathered));
}

} // namespace kader::curation
