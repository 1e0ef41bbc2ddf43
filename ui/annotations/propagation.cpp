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
QString nameOf(const Annotation &annotation)
{
    const QString text = annotation.text.simplified().left(200);
    return text.isEmpty() ? annotation.motivations.value(0) : text;
}

QString wordsOf(const Propagated &result)
{
    const auto copies = int(result.copies.size());
    QStringList words{copies == 1 ? Propagation::tr("Copied to 1 canvas.")
                                  : Propagation::tr("Copied to %Ln canvases.", nullptr, copies)};
    if (result.cut > 0)
        words.append(result.cut == 1 ? Propagation::tr("1 copy is cut off at the edge.")
                                     : Propagation::tr("%Ln copies are cut off at the edge.", nullptr, result.cut));
    if (result.skipped > 0)
        words.append(result.skipped == 1 ? Propagation::tr("1 canvas got none.")
                                         : Propagation::tr("%Ln canvases got none.", nullptr, result.skipped));
    return words.join(u' ');
}

} // namespace

Propagation::Propagation(Workspace &workspace, Actions &actions, QWidget *window)
    : QObject(window), m_workspace(workspace), m_actions(actions), m_window(window)
{
    connect(&actions[ActionId::PasteToCanvases], &QAction::triggered, this, &Propagation::ask);
    for (const auto changed : {&Workspace::curationChanged, &Workspace::canvasChanged, &Workspace::selectionChanged})
        connect(&workspace, changed, this, &Propagation::enable);
    enable();
}

void Propagation::enable()
{
    const Curation *curation = m_workspace.curation();
    const bool hasOthers = m_workspace.source() && m_workspace.source()->manifest.canvases().size() > 1;
    m_actions[ActionId::PasteToCanvases].setEnabled(curation && !curation->isReadOnly() && hasOthers &&
                                                    m_workspace.canvas() && m_workspace.selected() &&
                                                    curation->annotation(*m_workspace.selected()));
}

void Propagation::ask()
{
    m_workspace.requestKeeping();
    const auto selected = m_workspace.selected();
    const Annotation *annotation = selected ? m_workspace.curation()->annotation(*selected) : nullptr;
    if (!annotation)
        return;
    const curation::SourcePtr source = m_workspace.source();
    auto *dialog = new PropagationDialog({.label = nameOf(*annotation),
                                          .canvases = source->manifest.canvases(),
                                          .from = annotation->targets.front().canvas.value_or(*m_workspace.canvas())},
                                         m_window);
    connect(dialog, &PropagationDialog::chosen, this,
            [this, id = *selected, of = source->id](const QList<int> &positions, curation::Fitting fitting) {
                copy(id, of, positions, fitting);
            });
    dialog->open();
}

/// What is selected and in view may be something else by now.
void Propagation::copy(const QUuid &id, const QUuid &of, const QList<int> &positions, curation::Fitting fitting)
{
    Curation *curation = m_workspace.curation();
    const Annotation *annotation = curation ? curation->annotation(id) : nullptr;
    const curation::SourcePtr source = curation ? curation->source(of) : nullptr;
    if (!annotation || !source || !annotation->targets.front().canvas)
        return;
    const std::vector<iiif::CanvasView> &canvases = source->manifest.canvases();
    std::vector<const iiif::CanvasView *> to;
    for (const int position : positions)
        to.push_back(&canvases.at(size_t(position)));
    const iiif::CanvasView &from = canvases.at(size_t(*annotation->targets.front().canvas));
    const Propagated result = curation::propagated(*annotation, from, of, to, fitting);
    curation->make(curation::addition(tr("Copy to canvases"), result.copies));
    emit m_workspace.done(wordsOf(result));
}

} // namespace kader::ui
