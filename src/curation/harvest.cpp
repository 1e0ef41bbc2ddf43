#include "curation/harvest.h"

#include "base/tr.h"
#include "curation/workingstate.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace kader::curation {

namespace {

/// A dataset and its version.
using Key = std::pair<QString, int>;
constexpr int latest = 0;

Key keyOf(const DatasetRef &ref)
{
    return {ref.id.text(), ref.version.value_or(latest)};
}

/// Another try may bring it.
bool mayPass(const Error &error)
{
    return error.kind == ErrorKind::Network || error.kind == ErrorKind::Offline;
}

HarvestList withoutRepetitions(HarvestList list)
{
    QList<HarvestList::Entry> once;
    QSet<Key> seen;
    for (const HarvestList::Entry &entry : std::as_const(list.datasets)) {
        const Key key = keyOf(entry.ref);
        if (!seen.contains(key))
            once.append(entry);
        seen.insert(key);
    }
    list.datasets = once;
    return list;
}

} // namespace

Harvest::Harvest(Curation &curation, const repository::Repository &repository, const HarvestList &list, QObject *parent)
    : Harvest(curation, repository, withoutRepetitions(list), Begin::Now, parent)
{}

std::unique_ptr<Harvest> Harvest::interrupted(Curation &curation, const repository::Repository &repository,
                                              const HarvestList &list)
{
    return std::unique_ptr<Harvest>(new Harvest(curation, repository, list, Begin::WhenResumed, nullptr));
}

Harvest::Harvest(Curation &curation, const repository::Repository &repository, const HarvestList &list, Begin begin,
                 QObject *parent)
    : QObject(parent), m_curation(curation), m_repository(repository), m_list(list)
{
    for (const HarvestList::Entry &entry : list.datasets) {
        const QString title = entry.title.isEmpty() ? entry.ref.id.text() : entry.title;
        m_items.push_back({.ref = entry.ref, .title = title});
    }
    findWhatIsHere();
    if (begin == Begin::WhenResumed)
        m_noted = settingValue(list);
    else
        note(list);
    connect(&curation, &Curation::settingsChanged, this, &Harvest::followSettings);
    connect(&curation, &Curation::reset, this, &Harvest::followSettings);
    connect(&curation, &Curation::keptChanged, this, &Harvest::putNext);
    if (begin == Begin::Now)
        gather();
}

Harvest::~Harvest() = default;

int Harvest::count(Item::State state) const
{
    return int(std::count_if(m_items.begin(), m_items.end(), [&](const Item &item) { return item.state == state; }));
}

bool Harvest::mayTryAgain() const
{
    return std::any_of(m_items.begin(), m_items.end(),
                       [](const Item &item) { return item.state == Item::State::Failed && mayPass(item.error); });
}

QString Harvest::stepName() const
{
    return Tr::tr("Harvest “%1”").arg(m_list.name);
}

/// The first note begins the step, the others belong to it.
void Harvest::note(const HarvestList &missing)
{
    const std::optional<QString> before = m_noted.isEmpty() ? std::nullopt : std::optional(m_noted);
    m_noted = missing.datasets.isEmpty() ? QString() : settingValue(missing);
    const std::optional<QString> after = m_noted.isEmpty() ? std::nullopt : std::optional(m_noted);
    if (before != after)
        m_curation.make({stepName(), {store::SettingChange{settingKey(m_list), before, after}}, before.has_value()});
}

/// The same version of a dataset is not brought twice.
void Harvest::findWhatIsHere()
{
    QHash<Key, int> canvases;
    for (const SourcePtr &source : m_curation.sources())
        canvases.insert({source->dataset, source->version.value_or(latest)}, int(source->manifest.canvases().size()));
    for (Item &item : m_items) {
        const auto here = canvases.constFind(keyOf(item.ref));
        if (here == canvases.constEnd())
            continue;
        item.state = Item::State::Here;
        item.canvases = *here;
    }
}

QList<DatasetRef> Harvest::missing() const
{
    QList<DatasetRef> refs;
    for (const Item &item : m_items) {
        const bool isComing =
            std::any_of(m_arrived.begin(), m_arrived.end(), [&](const Gathered &each) { return each.ref == item.ref; });
        if (!isComing &&
            (item.state == Item::State::Waiting || (item.state == Item::State::Failed && mayPass(item.error))))
            refs.append(item.ref);
    }
    return refs;
}

void Harvest::gather()
{
    QHash<QString, QString> titles;
    for (const Item &item : m_items)
        titles.insert(item.ref.id.text(), item.title);
    m_gathering =
        std::make_unique<Gathering>(m_repository, missing(), titles,
                                    Gathering::Handlers{[this](int, int, const Gathered &latest) { take(latest); },
                                                        [this](const std::vector<Gathered> &) {
                                                            letGo();
                                                            m_isGathered = true;
                                                            putNext();
                                                        }});
    setState(State::Going);
}

void Harvest::take(const Gathered &latest)
{
    m_arrived.push_back(latest);
    putNext();
    if (latest.error && latest.error->kind == ErrorKind::Offline)
        awaitServer();
}

/// Whoever has paused it wants it to rest.
void Harvest::awaitServer()
{
    if (m_state != State::Going)
        return;
    if (m_gathering)
        m_gathering->pause();
    m_return = m_repository.whenReachable([this] { resume(); });
    setState(State::AwaitingServer);
}

/// One after the other, and never while an undo is on its way: it may be the one that takes all of this back.
void Harvest::putNext()
{
    while (!m_arrived.empty() && m_curation.isKept() && m_state != State::Stopped) {
        const Gathered next = std::move(m_arrived.front());
        m_arrived.pop_front();
        const auto item =
            std::find_if(m_items.begin(), m_items.end(), [&](const Item &each) { return each.ref == next.ref; });
        put(next, *item);
        emit itemChanged(int(item - m_items.begin()));
    }
    if (m_arrived.empty() && m_isGathered)
        finish();
}

void Harvest::put(const Gathered &gathered, Item &item)
{
    item.title = gathered.title;
    if (gathered.error) {
        item.state = Item::State::Failed;
        item.error = *gathered.error;
        return;
    }
    item.state = Item::State::Here;
    item.canvases = int(gathered.source->manifest.canvases().size());
    const QUuid id = m_curation.look(gathered.source);
    if (!m_curation.includes(id))
        m_curation.make({stepName(), {inclusionOf(id)}, true});
}

void Harvest::finish()
{
    m_isGathered = false;
    const bool isResting = m_state == State::Paused && mayTryAgain();
    if (m_state == State::Stopped || m_state == State::AwaitingServer || isResting)
        return;
    HarvestList rest = m_list;
    const QList<DatasetRef> refs = missing();
    rest.datasets.removeIf([&](const HarvestList::Entry &entry) { return !refs.contains(entry.ref); });
    setState(State::Done);
    note(rest);
}

void Harvest::pause()
{
    const bool isWaiting = m_state == State::AwaitingServer;
    if (!isWaiting && (m_state != State::Going || !m_gathering))
        return;
    m_return.reset();
    if (m_gathering)
        m_gathering->pause();
    setState(State::Paused);
}

void Harvest::resume()
{
    if (m_state == State::Going || m_state == State::Stopped)
        return;
    m_return.reset();
    const bool hasJustFailed =
        std::erase_if(m_arrived, [](const Gathered &each) { return each.error && mayPass(*each.error); }) > 0;
    if (m_gathering && !hasJustFailed && !mayTryAgain()) {
        m_gathering->resume();
        return setState(State::Going);
    }
    letGo();
    m_isGathered = false;
    for (Item &item : m_items)
        item.state = item.state == Item::State::Failed && mayPass(item.error) ? Item::State::Waiting : item.state;
    findWhatIsHere();
    gather();
}

void Harvest::stop()
{
    if (m_state == State::Stopped)
        return;
    setState(State::Stopped);
    note({.id = m_list.id, .name = m_list.name});
}

/// An undo that takes back the step takes back the wish as well.
void Harvest::followSettings()
{
    if (m_noted.isEmpty() || m_state == State::Stopped)
        return;
    const std::vector<HarvestList> noted = m_curation.harvests();
    if (std::none_of(noted.begin(), noted.end(), [this](const HarvestList &list) { return list.id == m_list.id; }))
        setState(State::Stopped);
}

/// Later, for it may be who called.
void Harvest::letGo()
{
    if (m_gathering)
        QMetaObject::invokeMethod(
            this, [ended = std::shared_ptr<Gathering>(std::move(m_gathering))] {}, Qt::QueuedConnection);
}

void Harvest::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    if (state == State::Stopped) {
        m_return.reset();
        letGo();
    }
    emit stateChanged();
}

} // namespace kader::curation
