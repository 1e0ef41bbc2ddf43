#include "ui/problems/problemwatch.h"

#include "base/background.h"
#include "curation/annotationmapping.h"
#include "ui/workspace/workspace.h"

#include <chrono>

using namespace std::chrono_literals;

namespace kader::ui {

using curation::Curation;

namespace {

/// Of a manifest that is only looked at: it has nothing but its own annotations, and these can be had without the
/// curation.
curation::Snapshot withOwnAnnotations(const curation::SourcePtr &source)
{
    return {.sources = {source},
            .annotations = source->ownAnnotations ? *source->ownAnnotations
                                                  : curation::ownAnnotations(source->manifest, source->id)};
}

} // namespace

ProblemWatch::ProblemWatch(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(400ms);
    connect(&m_pause, &QTimer::timeout, this, &ProblemWatch::check);
    connect(&workspace, &Workspace::curationChanged, this, &ProblemWatch::followCuration);
    connect(&workspace, &Workspace::sourceChanged, this, &ProblemWatch::begin);
    followCuration();
}

void ProblemWatch::followCuration()
{
    m_curation = m_workspace.curation();
    if (m_curation) {
        connect(m_curation, &Curation::annotationsChanged, this, &ProblemWatch::checkSoon);
        connect(m_curation, &Curation::reset, this, &ProblemWatch::checkSoon);
    }
    begin();
}

/// Another manifest: what is known of the one before counts no more.
void ProblemWatch::begin()
{
    const curation::SourcePtr source = m_curation ? m_workspace.source() : nullptr;
    if (source == m_source)
        return;
    m_source = source;
    m_checking.reset();
    m_pause.stop();
    m_isStale = false;
    m_report.reset();
    emit changed();
    check();
}

void ProblemWatch::checkSoon()
{
    m_isStale = true;
    if (m_source && !m_checking)
        m_pause.start();
}

/// One check at a time: a large manifest would otherwise be checked as often as somebody presses a key.
void ProblemWatch::check()
{
    if (!m_source || !m_curation)
        return;
    m_isStale = false;
    std::function<curation::Snapshot()> snapshot = [source = m_source] { return withOwnAnnotations(source); };
    if (m_curation->includes(m_source->id))
        snapshot = m_curation->snapshotLater();
    m_checking = inBackground<ReportPtr>([source = m_source, snapshot] { return reportOf(*source, snapshot()); },
                                         [this](const ReportPtr &report) {
                                             m_checking.reset();
                                             m_report = report;
                                             if (m_isStale)
                                                 m_pause.start();
                                             emit changed();
                                         });
}

} // namespace kader::ui
