#include "curation/versionwatch.h"

#include "base/tr.h"
#include "curation/sourceversion.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace kader::curation {

namespace {

/// As long as that, what came as the newest version is taken for it.
constexpr std::chrono::seconds freshFor = std::chrono::hours(1);

} // namespace

void VersionWatch::watch(Curation *curation, const repository::Repository &repository)
{
    if (m_curation)
        m_curation->disconnect(this);
    m_curation = curation;
    m_repository = repository.reloading(); // what the cache holds for fresh may be the older version
    m_told.clear();
    m_waiting.clear();
    m_job.reset();
    const QStringList answered = m_answers.keys();
    m_asked = QSet(answered.begin(), answered.end());
    if (!curation)
        return;
    connect(curation, &Curation::sourcesChanged, this, &VersionWatch::collect);
    connect(curation, &Curation::reset, this, &VersionWatch::collect);
    connect(curation, &Curation::lookedDifferent, this, [this](const QUuid &source, const QUuid &other) {
        tell({.kind = SourceNews::Kind::OtherBytes, .source = source, .other = other});
    });
    collect();
}

void VersionWatch::lookAgain()
{
    m_job.reset();
    m_waiting.clear();
    m_asked.clear();
    m_answers.clear();
    m_told.clear();
    m_failures.clear();
    m_isThorough = true;
    collect();
}

bool VersionWatch::isToBeAsked(const ManifestSource &source) const
{
    if (!isOurs(source) || !versionOf(source) || m_asked.contains(source.dataset))
        return false;
    const qint64 age = source.fetched.secsTo(QDateTime::currentDateTimeUtc());
    const bool isFresh = !source.version && age >= 0 && age < freshFor.count();
    return m_isThorough || !isFresh;
}

bool VersionWatch::isOurs(const ManifestSource &source) const
{
    const std::optional<WebAddress> origin = WebAddress::parse(source.origin);
    if (source.dataset.isEmpty() || !origin)
        return false;
    repository::Dataset dataset;
    dataset.uuid = source.dataset;
    const QUrl ours = m_repository->manifestAddress(dataset).url();
    const QUrl its = origin->url();
    return ours.host() == its.host() && ours.port() == its.port();
}

/// Once for all changes of this turn of the event loop.
void VersionWatch::collect()
{
    if (std::exchange(m_isCollecting, true))
        return;
    const auto gather = [this] {
        m_isCollecting = false;
        if (!m_curation)
            return;
        for (const SourcePtr &source : m_curation->sources()) {
            if (!isToBeAsked(*source))
                continue;
            m_asked.insert(source->dataset);
            m_waiting.append(source->dataset);
        }
        m_isThorough = false;
        judge();
        if (!m_job)
            askNext();
    };
    QMetaObject::invokeMethod(this, gather, Qt::QueuedConnection);
}

void VersionWatch::askNext()
{
    while (!m_waiting.isEmpty()) {
        const QString dataset = m_waiting.takeFirst();
        const std::optional<repository::ItemId> id = repository::ItemId::parse(dataset);
        if (!id) // a file may say anything
            continue;
        m_job = m_repository->dataset(
            *id, std::nullopt, [this, dataset](const Result<repository::Dataset> &record) { take(dataset, record); });
        return;
    }
    m_job.reset();
    emit settled();
}

void VersionWatch::take(const QString &dataset, const Result<repository::Dataset> &record)
{
    if (!record) {
        if (record.error().kind == ErrorKind::NotFound)
            return askForVersions(dataset, record.error());
        return fail(record.error());
    }
    if (record->access.state == repository::Access::State::Open)
        return record->version
                   ? finish(dataset, {.newest = record->version})
                   : askForVersions(dataset, {ErrorKind::Malformed, Tr::tr("The record does not say its version.")});
    // Says why without asking anybody.
    m_job = m_repository->manifest(*record, [this, dataset, newest = record->version](const auto &document) {
        finish(dataset, {.newest = newest, .closedBecause = document ? QString() : document.error().message});
    });
}

/// Only a dataset that has no version at all any more is withdrawn: the service says of what it fails to look up
/// that there is no such thing.
void VersionWatch::askForVersions(const QString &dataset, const Error &why)
{
    const auto judgeBy = [this, dataset, why](const Result<QList<int>> &versions) {
        const bool isUnknown = why.kind == ErrorKind::NotFound;
        if (!versions && !(isUnknown && versions.error().kind == ErrorKind::NotFound))
            return fail(versions.error());
        const std::optional<int> newest =
            versions && !versions->isEmpty() ? std::optional(versions->first()) : std::nullopt;
        if (isUnknown == newest.has_value())
            return fail(why);
        finish(dataset, {.newest = newest, .isWithdrawn = isUnknown});
    };
    m_job = m_repository->versions(*repository::ItemId::parse(dataset), judgeBy);
}

void VersionWatch::finish(const QString &dataset, const Answer &answer)
{
    m_answers.insert(dataset, answer);
    judge();
    askNext();
}

void VersionWatch::fail(const Error &error)
{
    m_failures.append(error);
    askNext();
}

void VersionWatch::judge()
{
    if (!m_curation)
        return;
    for (const SourcePtr &source : m_curation->sources()) {
        const auto answer = m_answers.constFind(source->dataset);
        if (answer != m_answers.constEnd() && isOurs(*source) && versionOf(*source))
            judge(*source, *answer);
        if (!m_curation) // whoever was told may have closed it
            return;
    }
}

void VersionWatch::judge(const ManifestSource &source, const Answer &answer)
{
    using Kind = SourceNews::Kind;
    const int from = *versionOf(source);
    const int to = answer.newest.value_or(0);
    if (answer.isWithdrawn)
        tell({.kind = Kind::Withdrawn, .source = source.id, .from = from});
    else if (!answer.closedBecause.isEmpty())
        tell({.kind = Kind::Closed, .source = source.id, .from = from, .to = to, .reason = answer.closedBecause});
    else if (to > from && !hasVersion(source.dataset, to))
        tell({.kind = Kind::NewerVersion, .source = source.id, .from = from, .to = to});
}

void VersionWatch::tell(const SourceNews &news)
{
    if (std::find(m_told.begin(), m_told.end(), news) != m_told.end())
        return;
    m_told.push_back(news);
    emit noticed(news);
}

bool VersionWatch::hasVersion(const QString &dataset, int version) const
{
    const std::vector<SourcePtr> sources = m_curation->sources();
    return std::any_of(sources.begin(), sources.end(),
                       [&](const SourcePtr &each) { return each->dataset == dataset && versionOf(*each) >= version; });
}

} // namespace kader::curation
