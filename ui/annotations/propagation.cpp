#include "ui/annotations/propagation.h"

#include "curation/steps.h"
#include "ui/actions/actions.h"
#include "ui/annotations/propagationdialog.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QStringList>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Annotation;
using curation::Curation;
using curation::Propagated;

namespace {

/// What the annotation is called where it is asked about.
QString nameOf(const Annotation &annotation, qsizetype count)
{
    if (count > 1)
        return Propagation::tr("%Ln annotations", nullptr, int(count));
    const QString text = annotation.text.simplified().left(200);
    return text.isEmpty() ? annotation.motivations.value(0) : text;
}

QString wordsOf(const Propagated &result)
{
    const auto copies = int(result.copies.size());
    QStringList words{copies == 1 ? Propagation::tr("1 copy was made.")
                                  : Propagation::tr("%Ln copies were made.", nullptr, copies)};
    if (result.cut > 0)
        words.append(result.cut == 1 ? Propagation::tr("1 copy is cut off at the edge.")
                                     : Propagation::tr("%Ln copies are cut off at the edge.", nullptr, result.cut));
    if (result.skipped > 0)
        words.append(result.skipped == 1 ? Propagation::tr("1 found no place.")
                                         : Propagation::tr("%Ln found no place.", nullptr, result.skipped));
    return words.join(u' ');
}

} // namespace

Propagation::Propagation(Workspace &workspace, Actions &actions, QWidget *window)
    : QObject(window), m_workspace(workspace), m_actions(actions), m_window(window)
{
    connect(&actions[ActionId::PasteToCanvases], &QAction::triggered, this, &Propagation::ask);
    for (const auto changed : {&Workspace::curationChanged, &Workspace::makingChanged, &Workspace::canvasChanged,
                               &Workspace::selectionChanged})
        connect(&workspace, changed, this, &Propagation::enable);
    enable();
}

void Propagation::enable()
{
    const Curation *curation = m_workspace.curation();
    const bool isOneManifest = !curation || sources().size() < 2;
    const bool hasOthers =
        m_workspace.source() && (!isOneManifest || m_workspace.source()->manifest.canvases().size() > 1);
    m_actions[ActionId::PasteToCanvases].setEnabled(curation && !curation->isReadOnly() && !m_workspace.isMaking() &&
                                                    hasOthers && m_workspace.canvas() && m_workspace.selected());
}

/// What is in view, and the others that are part of the curation.
std::vector<curation::SourcePtr> Propagation::sources() const
{
    std::vector<curation::SourcePtr> all{m_workspace.source()};
    for (const curation::SourcePtr &each : m_workspace.curation()->sources()) {
        if (each != all.front() && !each->manifest.canvases().empty())
            all.push_back(each);
    }
    return all;
}

/// Of what is selected, those on canvases of the manifest in view.
QList<QUuid> Propagation::copied() const
{
    QList<QUuid> all;
    for (const QUuid &id : m_workspace.selection()) {
        const Annotation *annotation = m_workspace.curation()->annotation(id);
        const bool isHere = annotation && !annotation->targets.empty() && annotation->targets.front().canvas &&
                            annotation->targets.front().source == m_workspace.source()->id;
        if (isHere)
            all.append(id);
    }
    return all;
}

void Propagation::ask()
{
    m_workspace.requestKeeping();
    const QList<QUuid> all = copied();
    if (all.isEmpty())
        return;
    const Annotation &first = *m_workspace.curation()->annotation(all.front());
    auto *dialog = new PropagationDialog(
        {.label = nameOf(first, all.size()), .sources = sources(), .from = *first.targets.front().canvas}, m_window);
    connect(dialog, &PropagationDialog::chosen, this,
            [this, all](const QList<curation::CanvasPlace> &places, curation::Fitting fitting) {
                copy(all, places, fitting);
            });
    dialog->open();
}

/// What is selected and in view may be something else by now. No annotation is copied to its own canvas.
void Propagation::copy(const QList<QUuid> &annotations, const QList<curation::CanvasPlace> &places,
                       curation::Fitting fitting)
{
    Curation *curation = m_workspace.curation();
    QList<QUuid> manifests;
    for (const curation::CanvasPlace &place : places) {
        if (!manifests.contains(place.source))
            manifests.append(place.source);
    }
    Propagated all;
    for (const QUuid &id : curation ? annotations : QList<QUuid>()) {
        const Annotation *annotation = curation->annotation(id);
        const store::Target *own = annotation ? &annotation->targets.front() : nullptr;
        const curation::SourcePtr source = own ? curation->source(own->source) : nullptr;
        const iiif::CanvasView *from = source ? source->canvas(own->canvas) : nullptr;
        for (const QUuid &manifest : from ? manifests : QList<QUuid>()) {
            const curation::SourcePtr there = curation->source(manifest);
            std::vector<const iiif::CanvasView *> to;
            for (const curation::CanvasPlace &place : places) {
                const bool isOwn = manifest == own->source && place.canvas == from->position;
                const iiif::CanvasView *canvas = there && !isOwn ? there->canvas(place.canvas) : nullptr;
                if (canvas && place.source == manifest)
                    to.push_back(canvas);
            }
            Propagated some = curation::propagated(*annotation, *from, manifest, to, fitting);
            all.cut += some.cut;
            all.skipped += some.skipped;
            all.copies.insert(all.copies.end(), some.copies.begin(), some.copies.end());
        }
    }
    if (all.copies.empty() && all.skipped == 0)
        return;
    m_workspace.make(curation::addition(tr("Copy to canvases"), all.copies));
    emit m_workspace.done(wordsOf(all));
}

} // namespace kader::ui
