#include "ui/annotations/annotationactions.h"

#include "base/atomicfile.h"
#include "base/background.h"
#include "curation/steps.h"
#include "tools/shapegeometry.h"
#include "ui/actions/actions.h"
#include "ui/shared/askforfile.h"
#include "ui/shared/profile.h"
#include "ui/workspace/canvasname.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocale>
#include <QMimeData>
#include <QPointer>
#include <QRegularExpression>
#include <QWidget>

#include <algorithm>
#include <span>
#include <utility>

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

/// What other programs can tell the copied ones by.
QByteArray markOf(const std::vector<Annotation> &annotations)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const Annotation &annotation : annotations)
        hash.addData(annotation.id.toRfc4122());
    return hash.result().toHex();
}

/// What is said is as it was, who made it and when is not.
Annotation copyOf(const Annotation &original, const QUuid &source, int canvas, const std::optional<Region> &region)
{
    Annotation copy = curation::newAnnotation(source, canvas, region);
    copy.creator = Profile::kept().creator();
    copy.motivations = original.motivations;
    copy.text = original.text;
    copy.language = original.language;
    copy.body = original.body;
    return copy;
}

/// Whether it was more than the rectangle that its copy is.
bool isReduced(const Annotation &original, const Annotation &copy)
{
    return curation::regionOf(original) && !curation::hasPlainRegion(original) && curation::hasPlainRegion(copy);
}

constexpr qsizetype gatheredAtOnce = 500;

QString deletionName(qsizetype count)
{
    return count == 1 ? AnnotationActions::tr("Delete annotation")
                      : AnnotationActions::tr("Delete %1 annotations").arg(QLocale().toString(count));
}

/// Those made last first: whatever keeps them in order has nothing to move then.
std::vector<Annotation> lastFirst(const QList<QUuid> &ids, const curation::AnnotationBook::All &all)
{
    std::vector<std::shared_ptr<const store::NumberedAnnotation>> numbered;
    for (const QUuid &id : ids) {
        if (const auto each = all.value(id))
            numbered.push_back(each);
    }
    std::sort(numbered.begin(), numbered.end(), [](const auto &a, const auto &b) { return a->number > b->number; });
    std::vector<Annotation> annotations;
    annotations.reserve(numbered.size());
    for (const auto &each : numbered)
        annotations.push_back(each->annotation);
    return annotations;
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
    connect(&actions[ActionId::SaveCutOut], &QAction::triggered, this, &AnnotationActions::saveCutOut);
    connect(&workspace, &Workspace::curationChanged, this, &AnnotationActions::enable);
    connect(&workspace, &Workspace::makingChanged, this, &AnnotationActions::enable);
    connect(&workspace, &Workspace::canvasChanged, this, &AnnotationActions::enable);
    connect(&workspace, &Workspace::selectionChanged, this, &AnnotationActions::enable);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &AnnotationActions::enable);
    enable();
}

// --- What can be done ---------------------------------------------------------------------------------------

std::vector<Annotation> AnnotationActions::selected() const
{
    std::vector<Annotation> all;
    const Curation *curation = m_workspace.curation();
    if (!curation)
        return all;
    all.reserve(size_t(m_workspace.selection().size()));
    for (const QUuid &id : m_workspace.selection()) {
        if (const Annotation *each = curation->annotation(id))
            all.push_back(*each);
    }
    return all;
}

bool AnnotationActions::canEdit() const
{
    return m_workspace.curation() && !m_workspace.curation()->isReadOnly() && !m_workspace.isMaking();
}

bool AnnotationActions::canPaste() const
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    return !m_copied.empty() && data && data->data(ourFormat) == markOf(m_copied);
}

void AnnotationActions::enable()
{
    const bool hasCanvas = m_workspace.canvasView() != nullptr;
    const bool hasSelected = m_workspace.selected().has_value();
    m_actions[ActionId::Copy].setEnabled(hasSelected);
    m_actions[ActionId::Duplicate].setEnabled(hasSelected && hasCanvas && canEdit());
    m_actions[ActionId::Delete].setEnabled(hasSelected && canEdit());
    m_actions[ActionId::Paste].setEnabled(hasCanvas && canEdit() && canPaste());
    m_actions[ActionId::AnnotateCanvas].setEnabled(hasCanvas && canEdit());
    m_actions[ActionId::SaveCutOut].setEnabled(hasSelected && hasCanvas);
}

// --- Doing it -----------------------------------------------------------------------------------------------

void AnnotationActions::copy()
{
    m_workspace.requestKeeping();
    std::vector<Annotation> originals = selected();
    if (originals.empty())
        return;
    m_copied = std::move(originals);
    QStringList texts;
    for (const Annotation &each : m_copied)
        texts += each.text;
    auto *data = new QMimeData;
    data->setText(texts.join(u'\n'));
    data->setData(ourFormat, markOf(m_copied));
    QGuiApplication::clipboard()->setMimeData(data);
}

/// Onto the canvas in view, beside the originals where these stand there too.
void AnnotationActions::paste()
{
    if (m_copied.empty() || !m_workspace.canvasView())
        return;
    const QUuid source = m_workspace.source()->id;
    const int canvas = *m_workspace.canvas();
    const std::optional<iiif::CanvasSize> size = m_workspace.canvasView()->size;
    std::vector<Annotation> copies;
    bool isAnyReduced = false;
    for (const Annotation &original : m_copied) {
        std::optional<Region> region = curation::regionOf(original);
        const store::Target &target = original.targets.front();
        const bool isBeside = target.source == source && target.canvas == canvas;
        if (region)
            region = isBeside ? shifted(*region, size) : fitted(*region, size);
        copies.push_back(copyAt(original, {.source = source, .canvas = canvas}, region));
        isAnyReduced = isAnyReduced || isReduced(original, copies.back());
    }
    add(copies.size() == 1 ? tr("Paste annotation") : tr("Paste annotations"), copies, isAnyReduced);
    // The next copies lie beside these.
    for (size_t at = 0; at < copies.size(); ++at)
        copies[at].id = m_copied[at].id;
    m_copied = std::move(copies);
}

/// Each on its own canvas.
void AnnotationActions::duplicate()
{
    m_workspace.requestKeeping();
    const std::vector<Annotation> originals = selected();
    std::vector<Annotation> copies;
    bool isAnyReduced = false;
    for (const Annotation &original : originals) {
        const store::Target &target = original.targets.front();
        if (!target.canvas)
            continue;
        std::optional<Region> region = curation::regionOf(original);
        if (region)
            region = shifted(*region, sizeOf(target));
        copies.push_back(copyAt(original, target, region));
        isAnyReduced = isAnyReduced || isReduced(original, copies.back());
    }
    if (!copies.empty())
        add(copies.size() == 1 ? tr("Duplicate annotation") : tr("Duplicate annotations"), copies, isAnyReduced);
}

const iiif::CanvasView *AnnotationActions::canvasOf(const store::Target &target) const
{
    const curation::SourcePtr source = m_workspace.curation()->source(target.source);
    return source ? source->canvas(target.canvas) : nullptr;
}

std::optional<iiif::CanvasSize> AnnotationActions::sizeOf(const store::Target &target) const
{
    const iiif::CanvasView *canvas = canvasOf(target);
    return canvas ? canvas->size : std::nullopt;
}

/// A point or a polygon stays one, unless there is not enough room for it.
Annotation AnnotationActions::copyAt(const Annotation &original, const store::Target &there,
                                     const std::optional<Region> &region) const
{
    Annotation copy = copyOf(original, there.source, *there.canvas, region);
    const store::Target &target = original.targets.front();
    const iiif::CanvasView *from = canvasOf(target);
    const iiif::CanvasView *to = canvasOf(there);
    const auto selected = from && to ? curation::shapeOf(target, *from) : std::nullopt;
    if (!region || !selected || selected->shape.corners().empty())
        return copy;
    const Region &before = selected->shape.region;
    if (before.width != region->width || before.height != region->height)
        return copy;
    const tools::CanvasOffset by{region->x - before.x, region->y - before.y};
    const iiif::CanvasSize room{region->x + region->width, region->y + region->height};
    return curation::withShape(std::move(copy), tools::moved(selected->shape, by, room), *to);
}

void AnnotationActions::add(const QString &step, const std::vector<Annotation> &copies, bool isReduced)
{
    QList<QUuid> ids;
    for (const Annotation &copy : copies)
        ids.append(copy.id);
    const auto select = [self = QPointer(this), ids] {
        if (self)
            self->m_workspace.select(ids, ids.front());
    };
    m_workspace.make(curation::addition(step, copies), select);
    if (isReduced)
        emit m_workspace.done(tr("The copy of a shape is the rectangle around it."));
}

void AnnotationActions::remove()
{
    const QList<QUuid> ids = m_workspace.selection();
    if (ids.size() > gatheredAtOnce)
        return removeMany(ids);
    const std::vector<Annotation> gone = selected();
    if (!gone.empty())
        m_workspace.curation()->make(curation::deletion(deletionName(qsizetype(gone.size())), gone));
}

/// What is selected is not while it goes, or every piece of it would be news for all who follow it.
void AnnotationActions::removeMany(const QList<QUuid> &ids)
{
    m_workspace.select(std::nullopt);
    const auto gather = [ids, all = m_workspace.curation()->allAnnotations()] {
        return curation::deletion(deletionName(ids.size()), lastFirst(ids, all));
    };
    m_removing = inBackground<curation::Step>(gather, [this](curation::Step step) {
        m_removing.reset();
        m_workspace.make(std::move(step));
    });
}

void AnnotationActions::annotateCanvas()
{
    m_workspace.requestKeeping();
    const Annotation made = m_workspace.newAnnotation({});
    m_workspace.curation()->make(curation::addition(tr("Annotate canvas"), std::span(&made, 1)));
    m_workspace.select(made.id);
    m_workspace.requestEditing();
}

// --- What a region shows ------------------------------------------------------------------------------------

/// As the image's service sends it: the kind of file that was asked for, with the pixels that there are.
void AnnotationActions::saveCutOut()
{
    const std::vector<Annotation> chosen = selected();
    const iiif::CanvasView *canvas = m_workspace.canvasView();
    if (chosen.empty() || !canvas || !canvas->size)
        return;
    const QUuid current = *m_workspace.selected();
    const auto shown =
        std::find_if(chosen.begin(), chosen.end(), [&](const Annotation &each) { return each.id == current; });
    const Region whole{0, 0, canvas->size->width, canvas->size->height};
    const Region region = shown == chosen.end() ? whole : curation::regionOf(*shown).value_or(whole);
    static const QRegularExpression unfit(u"[^\\w.-]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    const QString name = canvasName(*canvas).replace(unfit, u"_"_s) + u'_' + region.toString().replace(u',', u'-');
    const FileQuestion question{.name = u"save-cut-out"_s,
                                .title = tr("Save cut-out"),
                                .filters = tr("JPEG images (*.jpg *.jpeg);;PNG images (*.png)"),
                                .acceptText = tr("Save"),
                                .suffix = u"jpg"_s,
                                .suggested = name + u".jpg"_s};
    auto *window = qobject_cast<QWidget *>(parent());
    if (!window)
        window = QApplication::activeWindow();
    askForFile(window, question, [this, view = *canvas, region, source = m_workspace.source()](const QString &path) {
        const bool isPng = path.endsWith(u".png"_s, Qt::CaseInsensitive);
        const auto save = [this, path](const Result<QByteArray> &file) {
            const Result<void> saved =
                file.and_then([&](const QByteArray &bytes) { return writeAtomically(path, bytes); });
            if (saved)
                emit m_workspace.done(tr("Saved the cut-out as %1.").arg(QFileInfo(path).fileName()));
            else
                emit m_workspace.failed(tr("Saving the cut-out"), saved.error());
        };
        m_cutting = m_workspace.images().cutOutFile(view, region,
                                                    isPng ? iiif::ImageFormat::Png : iiif::ImageFormat::Jpg, save);
    });
}

} // namespace kader::ui
