#include "ui/repository/recordscout.h"

#include <algorithm>
#include <utility>

namespace kader::ui {

using repository::DatasetFacts;

namespace {

constexpr size_t mostAtOnce = 2;

/// Whether asking again later may help.
bool isPassing(const Error &error)
{
    return error.kind == ErrorKind::Offline || error.kind == ErrorKind::Network || error.kind == ErrorKind::Cancelled;
}

} // namespace

RecordScout::RecordScout(repository::Repository repository, QObject *parent)
    : QObject(parent), m_repository(std::move(repository))
{}

RecordScout::~RecordScout() = default;

void RecordScout::setRepository(const repository::Repository &repository)
{
    m_jobs.clear();
    giveUp();
    m_known.clear();
    m_embargoEnds.clear();
    m_unavailable.clear();
    m_repository = repository;
}

void RecordScout::want(const QList<QUuid> &datasets)
{
    for (const QUuid &dropped : std::exchange(m_inSight, datasets)) {
        if (!datasets.contains(dropped) && !m_lookedUp.contains(dropped))
            m_jobs.erase(dropped);
    }
    askNext();
}

void RecordScout::lookUp(const QList<QUuid> &datasets)
{
    m_lookedUp = datasets;
    askNext();
}

bool RecordScout::isSettled(const QUuid &dataset) const
{
    return m_known.contains(dataset) || m_unavailable.contains(dataset) || m_jobs.count(dataset) != 0;
}

std::optional<QUuid> RecordScout::next() const
{
    for (const QList<QUuid> *list : {&m_inSight, &m_lookedUp}) {
        const auto found = std::find_if(list->begin(), list->end(), [this](const QUuid &id) { return !isSettled(id); });
        if (found != list->end())
            return *found;
    }
    return std::nullopt;
}

void RecordScout::askNext()
{
    while (m_jobs.size() < mostAtOnce) {
        const std::optional<QUuid> dataset = next();
        const auto id = dataset ? repository::ItemId::parse(dataset->toString(QUuid::WithoutBraces)) : std::nullopt;
        if (!id)
            return;
        m_jobs[*dataset] = m_repository.dataset(
            *id, std::nullopt,
            [this, dataset = *dataset](const Result<repository::Dataset> &record) { take(dataset, record); });
    }
}

void RecordScout::take(QUuid dataset, const Result<repository::Dataset> &record)
{
    m_jobs.erase(dataset);
    if (record)
        learn(*record);
    else if (isPassing(record.error()))
        giveUp(); // The others would not fare better.
    else
        m_unavailable.insert(dataset);
    askNext();
    if (m_jobs.empty())
        emit rested();
}

void RecordScout::giveUp()
{
    m_inSight.clear();
    m_lookedUp.clear();
}

const DatasetFacts *RecordScout::facts(const QUuid &dataset) const
{
    const auto known = m_known.constFind(dataset);
    return known == m_known.cend() ? nullptr : &*known;
}

void RecordScout::learn(const repository::Dataset &dataset)
{
    const QUuid id = QUuid::fromString(dataset.uuid);
    if (id.isNull())
        return;
    m_known.insert(id, DatasetFacts::of(dataset));
    if (dataset.access.until.isValid())
        m_embargoEnds.insert(id, dataset.access.until);
    emit learned(id);
}

void RecordScout::learn(const QUuid &dataset, int images, const repository::Licence &licence)
{
    DatasetFacts &facts = m_known[dataset];
    facts.imageFiles = images;
    if (!licence.name.isEmpty()) {
        facts.licence = licence.name;
        facts.isOpenLicence = repository::isOpen(licence);
    }
    emit learned(dataset);
}

void RecordScout::learn(const repository::Catalogue &catalogue)
{
    for (qsizetype place = 0; place < catalogue.size(); ++place) {
        const repository::CatalogueItem &item = catalogue.item(place);
        if (!item.isFullyEmbargoed || m_known.contains(item.id))
            continue;
        m_known.insert(item.id, {.access = repository::Access::State::FullyEmbargoed});
        m_embargoEnds.insert(item.id, item.embargoedUntil);
    }
}

} // namespace kader::ui
