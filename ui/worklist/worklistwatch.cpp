#include "ui/worklist/worklistwatch.h"

#include "base/background.h"
#include "ui/workspace/workspace.h"

#include <chrono>

using namespace std::chrono_literals;

namespace kader::ui {

using curation::Curation;
using curation::Worklist;

WorklistWatch::WorklistWatch(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    m_pool.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_pause, &QTimer::timeout, this, &WorklistWatch::look);
    connect(&workspace, &Workspace::curationChanged, this, &WorklistWatch::followCuration);
    connect(&workspace, &Workspace::sourceChanged, this, &WorklistWatch::lookSoon);
    connect(&workspace, &Workspace::failedImagesChanged, this, &WorklistWatch::lookSoon);
    followCuration();
}

WorklistWatch::~WorklistWatch()
{
    m_cancellation.request();
}

void WorklistWatch::followCuration()
{
    m_curation = m_workspace.curation();
    if (m_curation) {
        connect(m_curation, &Curation::annotationsChanged, this, &WorklistWatch::lookSoon);
        connect(m_curation, &Curation::sourcesChanged, this, &WorklistWatch::lookSoon);
        connect(m_curation, &Curation::settingsChanged, this, &WorklistWatch::lookSoon);
        connect(m_curation, &Curation::reset, this, &WorklistWatch::lookSoon);
    }
    m_cancellation.request();
    m_job.reset();
    m_pause.stop();
    m_isStale = true;
    m_list.reset();
    emit changed();
    if (m_isWanted)
        look();
}

void WorklistWatch::setWanted(bool isWanted)
{
    m_isWanted = isWanted;
    if (isWanted && m_isStale && !m_job)
        look();
}

void WorklistWatch::lookSoon()
{
    m_isStale = true;
    if (m_isWanted && !m_job)
        m_pause.start();
}

void WorklistWatch::look()
{
    m_pause.stop();
    if (!m_curation || m_job)
        return;
    m_isStale = false;
    m_cancellation = {};
    m_job = inBackground<WorklistPtr>(
        [given = given(), cancellation = m_cancellation] {
            return std::make_shared<const Worklist>(worklistOf(given, cancellation));
        },
        [this](const WorklistPtr &list) {
            m_job.reset();
            m_list = list;
            if (m_isStale && m_isWanted)
                m_pause.start();
            emit changed();
        },
        m_pool);
}

curation::WorklistGiven WorklistWatch::given() const
{
    curation::WorklistGiven given{.all = m_curation->allAnnotations(),
                                  .sources = m_curation->sources(),
                                  .failedImages = m_workspace.failedImages(),
                                  .settings = m_curation->settings()};
    const curation::SourcePtr looked = m_workspace.source();
    if (looked && !m_curation->includes(looked->id))
        given.sources.push_back(looked);
    return given;
}

} // namespace kader::ui
