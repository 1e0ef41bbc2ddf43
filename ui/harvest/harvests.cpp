#include "ui/harvest/harvests.h"

#include "ui/workspace/workspace.h"

#include <algorithm>

namespace kader::ui {

using curation::Curation;
using curation::Harvest;

Harvests::Harvests(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::harvestWanted, this, &Harvests::start);
    connect(&workspace, &Workspace::curationChanged, this, &Harvests::follow);
    follow();
}

Harvests::~Harvests() = default;

repository::Repository Harvests::repository() const
{
    return m_workspace.repository().withManner({.retry = net::Retry::Harvest, .priority = net::Priority::Background});
}

void Harvests::follow()
{
    m_all.clear();
    if (const Curation *curation = m_workspace.curation()) {
        connect(curation, &Curation::settingsChanged, this, &Harvests::lookForInterrupted);
        connect(curation, &Curation::reset, this, &Harvests::lookForInterrupted);
        lookForInterrupted();
    }
    emit listChanged();
    emit progressChanged();
}

/// What a redo brings back is interrupted too.
void Harvests::lookForInterrupted()
{
    if (m_isStarting || m_workspace.curation()->isReadOnly())
        return;
    for (const curation::HarvestList &list : m_workspace.curation()->harvests()) {
        if (!find(list.id))
            add(Harvest::interrupted(*m_workspace.curation(), repository(), list));
    }
}

void Harvests::start(const curation::HarvestList &list)
{
    m_isStarting = true;
    auto harvest = std::make_unique<Harvest>(*m_workspace.curation(), repository(), list);
    m_isStarting = false;
    add(std::move(harvest));
}

void Harvests::add(std::unique_ptr<Harvest> harvest)
{
    const QUuid id = harvest->id();
    connect(harvest.get(), &Harvest::itemChanged, this, &Harvests::progressChanged);
    connect(harvest.get(), &Harvest::stateChanged, this, [this, id] { stateChanged(id); });
    m_all.push_back(std::move(harvest));
    emit listChanged();
    emit progressChanged();
    emit appeared();
}

/// One that brought everything is told and gone.
void Harvests::stateChanged(const QUuid &harvest)
{
    const Harvest *changed = find(harvest);
    if (!changed)
        return;
    const int here = changed->count(Harvest::Item::State::Here);
    const bool isWhole = changed->state() == Harvest::State::Done && here == int(changed->items().size());
    if (isWhole)
        emit m_workspace.done(tr("Harvested “%1”: datasets: %Ln", nullptr, here).arg(changed->name()));
    if (isWhole || changed->state() == Harvest::State::Stopped)
        QMetaObject::invokeMethod(
            this, [this, harvest] { take(harvest); }, Qt::QueuedConnection); // it is the one that calls
    emit progressChanged();
}

void Harvests::dismiss(const QUuid &harvest)
{
    if (Harvest *dismissed = find(harvest))
        dismissed->stop();
}

void Harvests::take(const QUuid &harvest)
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&](const auto &each) { return each->id() == harvest; });
    if (found == m_all.end())
        return;
    m_all.erase(found);
    emit listChanged();
    emit progressChanged();
    // A redo may have wanted it back meanwhile.
    lookForInterrupted();
}

Harvest *Harvests::find(const QUuid &harvest) const
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&](const auto &each) { return each->id() == harvest; });
    return found == m_all.end() ? nullptr : found->get();
}

Harvests::Progress Harvests::progress() const
{
    Progress progress;
    for (const auto &harvest : m_all) {
        if (!harvest->isUnderWay())
            continue;
        progress.total += int(harvest->items().size());
        progress.over += int(harvest->items().size()) - harvest->count(Harvest::Item::State::Waiting);
    }
    return progress;
}

} // namespace kader::ui
