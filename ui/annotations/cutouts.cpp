#include "ui/annotations/cutouts.h"

#include "curation/steps.h"
#include "ui/workspace/workspace.h"

#include <QSet>

namespace kader::ui {

namespace {

constexpr qsizetype mostPictures = 500;

} // namespace

CutOuts::CutOuts(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::curationChanged, this, &CutOuts::forget);
}

void CutOuts::setSide(int side)
{
    if (side == m_side)
        return;
    m_side = side;
    forget();
}

void CutOuts::forget()
{
    m_jobs.clear();
    m_pictures.clear();
}

void CutOuts::want(const QList<QUuid> &annotations)
{
    const QSet<QUuid> wanted(annotations.cbegin(), annotations.cend());
    // What nobody waits for any more is asked for anew when somebody does again.
    for (const auto &[id, job] : m_jobs) {
        if (!wanted.contains(id))
            m_pictures.remove(id);
    }
    std::erase_if(m_jobs, [&wanted](const auto &job) { return !wanted.contains(job.first); });
    if (m_pictures.size() > mostPictures)
        m_pictures.removeIf([&wanted](const auto &picture) { return !wanted.contains(picture.key()); });
    for (const QUuid &id : annotations)
        ask(id);
}

void CutOuts::ask(const QUuid &id)
{
    const curation::Curation *curation = m_workspace.curation();
    const curation::Annotation *annotation = curation ? curation->annotation(id) : nullptr;
    const curation::SourcePtr source = annotation ? curation->source(annotation->targets.front().source) : nullptr;
    const iiif::CanvasView *canvas = source ? source->canvas(annotation->targets.front().canvas) : nullptr;
    if (!canvas || !canvas->size)
        return;
    const iiif::Region whole{0, 0, canvas->size->width, canvas->size->height};
    const iiif::Region region = curation::regionOf(*annotation).value_or(whole);
    const auto known = m_pictures.constFind(id);
    if (known != m_pictures.constEnd() && known->region == region)
        return;
    // What is asked for is noted at once, so that it is not asked for again meanwhile.
    m_pictures.insert(id, {region});
    m_jobs[id] = m_workspace.images().cutOut(*canvas, region, m_side, [this, id, region](const Result<QImage> &image) {
        take(id, {region, image.value_or(QImage()), image ? QString() : image.error().message});
    });
}

void CutOuts::take(const QUuid &id, const Picture &picture)
{
    // The job that calls this may not outlive it.
    const auto job = m_jobs.extract(id);
    m_pictures.insert(id, picture);
    emit arrived(id);
}

} // namespace kader::ui
