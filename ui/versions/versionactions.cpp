#include "ui/versions/versionactions.h"

#include "ui/actions/actions.h"
#include "ui/versions/carryoverdialog.h"
#include "ui/versions/versionbar.h"
#include "ui/versions/versionwords.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Curation;
using curation::SourceNews;
using curation::VersionWatch;

namespace {

/// What is the same news when it is heard again.
std::pair<QUuid, int> keyOf(const SourceNews &news)
{
    return {news.source, news.kind == SourceNews::Kind::NewerVersion ? news.to : -int(news.kind)};
}

bool leadsSomewhere(const SourceNews &news)
{
    return news.kind == SourceNews::Kind::NewerVersion || news.kind == SourceNews::Kind::OtherBytes;
}

} // namespace

VersionActions::VersionActions(Workspace &workspace, Actions &actions, QWidget *window)
    : QObject(window), m_workspace(workspace), m_actions(actions), m_window(window), m_bar(new VersionBar(window))
{
    connect(&actions[ActionId::LookForVersions], &QAction::triggered, this, &VersionActions::look);
    connect(&workspace, &Workspace::curationChanged, this, &VersionActions::followCuration);
    connect(&workspace, &Workspace::repositoryChanged, this, &VersionActions::followCuration);
    connect(&m_watch, &VersionWatch::noticed, this, &VersionActions::take);
    connect(&m_watch, &VersionWatch::settled, this, &VersionActions::settle);
    connect(m_bar, &VersionBar::carryOverWanted, this, &VersionActions::askToCarryOver);
    connect(m_bar, &VersionBar::dismissed, this, &VersionActions::dismiss);
    followCuration();
}

void VersionActions::followCuration()
{
    m_news.clear();
    m_carriedOver.clear();
    m_isAsked = false;
    Curation *curation = m_workspace.curation();
    if (curation) {
        connect(curation, &Curation::sourcesChanged, this, &VersionActions::followSources, Qt::UniqueConnection);
        connect(curation, &Curation::reset, this, &VersionActions::followSources, Qt::UniqueConnection);
    }
    m_watch.watch(curation, m_workspace.repository());
    enable();
    showNext();
}

void VersionActions::followSources()
{
    const Curation &curation = *m_workspace.curation();
    m_news.removeIf([&](const SourceNews &news) { return !curation.includes(news.source); });
    enable();
    showNext();
    showWhatIsThere();
}

void VersionActions::enable()
{
    const Curation *curation = m_workspace.curation();
    const auto isDataset = [](const curation::SourcePtr &source) { return !source->dataset.isEmpty(); };
    const std::vector<curation::SourcePtr> sources =
        curation ? curation->sources() : std::vector<curation::SourcePtr>();
    m_actions[ActionId::LookForVersions].setEnabled(std::any_of(sources.begin(), sources.end(), isDataset));
}

// --- News ---------------------------------------------------------------------------------------------------

void VersionActions::look()
{
    m_dismissed.clear();
    m_news.removeIf([](const SourceNews &news) { return news.kind != SourceNews::Kind::OtherBytes; });
    m_isAsked = true;
    showNext();
    m_watch.lookAgain();
}

void VersionActions::take(const SourceNews &news)
{
    if (m_dismissed.contains(keyOf(news)))
        return;
    m_news.append(news);
    showNext();
}

/// Only who has asked is told that there is nothing, or that nobody knows.
void VersionActions::settle()
{
    if (!std::exchange(m_isAsked, false))
        return;
    if (!m_watch.failures().isEmpty())
        emit m_workspace.failed(tr("Looking for newer versions"), m_watch.failures().first());
    else if (m_news.isEmpty())
        emit m_workspace.done(tr("There are no newer versions."));
}

void VersionActions::showNext()
{
    const Curation *curation = m_workspace.curation();
    if (!curation || m_news.isEmpty())
        return m_bar->hide();
    const SourceNews &news = m_news.first();
    const curation::SourcePtr source = curation->source(news.source);
    m_bar->tell(newsText(news, source->title), leadsSomewhere(news) && !curation->isReadOnly());
}

void VersionActions::dismiss()
{
    if (m_news.isEmpty())
        return;
    m_dismissed.insert(keyOf(m_news.takeFirst()));
    showNext();
}

// --- Carrying over ------------------------------------------------------------------------------------------

void VersionActions::askToCarryOver()
{
    if (m_news.isEmpty())
        return;
    m_workspace.requestKeeping();
    auto *dialog = new CarryOverDialog(m_workspace, m_news.first(), m_window);
    connect(dialog, &CarryOverDialog::carriedOver, this,
            [this, news = m_news.first()](const QUuid &from, const QUuid &to) {
                m_carriedOver.append({from, to});
                m_news.removeAll(news);
                m_dismissed.insert(keyOf(news));
                showNext();
            });
    dialog->open();
}

void VersionActions::showWhatIsThere()
{
    const curation::SourcePtr shown = m_workspace.source();
    const Curation &curation = *m_workspace.curation();
    if (!shown || curation.includes(shown->id))
        return;
    for (const auto &[from, to] : std::as_const(m_carriedOver)) {
        if (shown->id != from && shown->id != to)
            continue;
        const QUuid other = shown->id == from ? to : from;
        if (curation.includes(other))
            return m_workspace.show(other);
    }
}

} // namespace kader::ui
