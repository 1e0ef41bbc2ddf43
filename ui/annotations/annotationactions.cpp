#include "ui/annotations/annotationactions.h"

#include "curation/steps.h"
#include "ui/actions/actions.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <span>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Annotation;
using curation::Curation;
using iiif::Region;

namespace {

/// Says in the clipboard that the text there is an annotation of ours, and which.
const QString ourFormat = u"application/x-kader-annotation"_s;

/// How far a copy lies from its original: seen at a glance, and still near.
qint64 shiftOn(const std::optional<iiif::CanvasSize> &canvas)
{
    return canvas ? qMax(qint64(1), qMin(canvas->width, canvas->height) / 40) : 20;
}

/// Moved inside the canvas, and made smaller where it is too large for it.
Region fitted(Region region, const std::optional<iiif::CanvasSize> &canvas)
{
    if (!canvas)
        return region;
    region.width = qMax(qint64(1), qMin(region.width, canvas->width));
    region.height = qMax(qint64(1), qMin(region.height, canvas->height));
    region.x = qBound(qint64(0), region.x, qMax(qint64(0), canvas->width - region.width));
    region.y = qBound(qint64(0), region.y, qMax(qint64(0), canvas->height - region.height));
    return region;
}

Region shifted(Region region, const std::optional<iiif::CanvasSize> &canvas)
{
    const qint64 by = shiftOn(canvas);
    region.x += by;
    region.y += by;
    return fitted(region, canvas);
}

} // namespace

AnnotationActions::AnnotationActions(Workspace &workspace, Actions &actions, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_actions(actions)
{
    connect(&actions[ActionId::Copy], &QAction::triggered, this, &AnnotationActions::copy);
    connect(&actions[ActionId::Paste], &QAction::triggered, this, &AnnotationActions::paste);
    connect(&actions[ActionId::Duplicate], &QAction::triggered, this, &AnnotationActions::duplicate);
    connect(&actions[ActionId::Delete], &QAction::triggered, this, &AnnotationActions::remove);
    connect(&actions[ActionId::AnnotateCanvas], &QAction::triggered, this, &AnnotationActions::annotateCanvas);
    connect(&workspace, &Workspace::curationChanged, this, &AnnotationActions::enable);
    connect(&workspace, &Workspace::canvasChanged, this, &AnnotationActions::enable);
    connect(&workspace, &Workspace::selectionChanged, this, &AnnotationActions::enable);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &AnnotationActions::enable);
    enable();
}

// --- What can be done ---------------------------------------------------------------------------------------

const Annotation *AnnotationActions::selected() const
{
    const Curation *curation = m_workspace.curation();
    return curation && m_workspace.selected() ? curation->annotation(*m_workspace.selected()) : nullptr;
}

bool AnnotationActions::canEdit() const
{
    return m_workspace.curation() && !m_workspace.curation()->isReadOnly();
}

bool AnnotationActions::canPaste() const
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    return m_copied && data && data->data(ourFormat) == m_copied->id.toByteArray();
}

void AnnotationActions::enable()
{
    const bool hasCanvas = m_workspace.canvasView() != nullptr;
    const bool hasSelected = selected() != nullptr;
    m_actions[ActionId::Copy].setEnabled(hasSelected);
    m_actions[ActionId::Duplicate].setEnabled(hasSelected && hasCanvas && canEdit());
    m_actions[ActionId::Delete].setEnabled(hasSelected && canEdit());
    m_actions[ActionId::Paste].setEnabled(hasCanvas && canEdit() && canPaste());
    m_actions[ActionId::AnnotateCanvas].setEnabled(hasCanvas && canEdit());
}

// --- Doing it -----------------------------------------------------------------------------------------------

void AnnotationActions::copy()
{
    m_workspace.requestKeeping();
    const Annotation *original = selected();
    if (!original)
        return;
    m_copied = *original;
    auto *data = new QMimeData;
    data->setText(original->text);
    data->setData(ourFormat, original->id.toByteArray());
    QGuiApplication::clipboard()->setMimeData(data);
}

void AnnotationActions::paste()
{
    if (!m_copied || !m_workspace.canvasView())
        return;
    // The next copy lies beside this one.
    const QUuid identity = m_copied->id;
    m_copied = addCopy(tr("Paste annotation"), *m_copied);
    m_copied->id = identity;
}

void AnnotationActions::duplicate()
{
    m_workspace.requestKeeping();
    if (const Annotation *original = selected())
        addCopy(tr("Duplicate annotation"), *original);
}

Annotation AnnotationActions::addCopy(const QString &step, const Annotation &original)
{
    const QUuid source = m_workspace.source()->id;
    const int canvas = *m_workspace.canvas();
    const std::optional<iiif::CanvasSize> size = m_workspace.canvasView()->size;
    std::optional<Region> region = curation::regionOf(original);
    const store::Target &target = original.targets.front();
    if (region)
        region = target.source == source && target.canvas == canvas ? shifted(*region, size) : fitted(*region, size);

    Annotation copy = curation::newAnnotation(source, canvas, region);
    copy.motivations = original.motivations;
    copy.text = original.text;
    copy.language = original.language;
    copy.body = original.body;
    m_workspace.curation()->make(curation::addition(step, std::span(&copy, 1)));
    if (region && !curation::hasPlainRegion(original))
        emit m_workspace.done(tr("The copy of a shape is the rectangle around it."));
    m_workspace.select(copy.id);
    return copy;
}

void AnnotationActions::remove()
{
    const Annotation *gone = selected();
    if (!gone)
        return;
    const Annotation copy = *gone;
    m_workspace.curation()->make(curation::deletion(tr("Delete annotation"), std::span(&copy, 1)));
}

void AnnotationActions::annotateCanvas()
{
    m_workspace.requestKeeping();
    const Annotation made = curation::newAnnotation(m_workspace.source()->id, *m_workspace.canvas(), {});
    m_workspace.curation()->make(curation::addition(tr("Annotate canvas"), std::span(&made, 1)));
    m_workspace.select(made.id);
    m_workspace.requestEditing();
}

} // namespace kader::ui
