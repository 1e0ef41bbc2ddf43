#include "ui/canvas/canvasregions.h"

#include "curation/steps.h"
#include "ui/workspace/workspace.h"

#include <algorithm>
#include <utility>

namespace kader::ui {

using curation::Annotation;
using curation::AnnotationsChange;
using curation::Curation;

namespace {

using Target = std::remove_cvref_t<decltype(Annotation().targets.front())>;

const Target *targetOn(const Annotation &annotation, const QUuid &source, int canvas)
{
    const auto found = std::find_if(annotation.targets.begin(), annotation.targets.end(), [&](const Target &target) {
        return target.source == source && target.canvas == canvas;
    });
    return found == annotation.targets.end() ? nullptr : &*found;
}

QString labelOf(const Annotation &annotation)
{
    const QString text = annotation.text.trimmed();
    const QString line = text.left(text.indexOf(u'\n')).left(200).simplified();
    if (!line.isEmpty())
        return line;
    return annotation.motivations.isEmpty() ? CanvasRegions::tr("annotation") : annotation.motivations.front();
}

} // namespace

CanvasRegions::CanvasRegions(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::curationChanged, this, &CanvasRegions::follow);
    connect(&workspace, &Workspace::canvasChanged, this, &CanvasRegions::readAnother);
    connect(&workspace, &Workspace::selectionChanged, this, &CanvasRegions::followSelection);
    follow();
}

void CanvasRegions::follow()
{
    if (const Curation *curation = m_workspace.curation()) {
        connect(curation, &Curation::annotationsChanged, this, &CanvasRegions::update);
        connect(curation, &Curation::reset, this, &CanvasRegions::readAgain);
        connect(curation, &Curation::sourcesChanged, this, &CanvasRegions::readAgain);
    }
    readAnother();
}

const ShownRegion *CanvasRegions::find(const tools::RegionId &id) const
{
    const auto found = m_positions.constFind(id);
    return found == m_positions.constEnd() ? nullptr : &m_shown.at(*found);
}

std::optional<tools::RegionId> CanvasRegions::lifted() const
{
    if (m_preview && m_preview->id)
        return m_preview->id;
    return m_placing ? std::optional(m_placing->id) : std::nullopt;
}

void CanvasRegions::setVisible(bool isVisible)
{
    m_isVisible = isVisible;
    readAgain();
}

void CanvasRegions::setHidden(const tools::RegionId &id, bool isHidden)
{
    if (isHidden)
        m_hidden.insert(id);
    else
        m_hidden.remove(id);
    readAgain();
}

void CanvasRegions::setPreview(const std::optional<tools::ShowPreview> &preview)
{
    m_preview = preview;
    emit changed();
}

void CanvasRegions::place(const tools::RegionId &id, const iiif::Shape &shape)
{
    m_placing = {.id = id, .shape = shape};
    applyPlacing();
    emit changed();
}

void CanvasRegions::endPlacing()
{
    const auto ended = std::exchange(m_placing, std::nullopt);
    if (ended && readOne(ended->id))
        emit changed();
    else
        read();
}

void CanvasRegions::applyPlacing()
{
    const auto position = m_placing ? m_placed.positionOf(m_placing->id) : std::nullopt;
    if (!position)
        return;
    ShownRegion &shown = m_shown[m_shownOf.at(*position)];
    shown.shape = m_placing->shape;
    m_placed.replace(*position, placedRegion(shown));
}

/// Of another canvas.
void CanvasRegions::readAnother()
{
    emit interrupted();
    m_read.clear();
    read();
}

/// Of the same one: what is being drawn there goes on, what is being changed may be something else now.
void CanvasRegions::readAgain()
{
    if (m_preview && m_preview->id)
        emit interrupted();
    read();
}

void CanvasRegions::followSelection()
{
    const QList<QUuid> &all = m_workspace.selection();
    m_selection = all.size() > 1 ? QSet<tools::RegionId>(all.begin(), all.end()) : QSet<tools::RegionId>();
    for (ShownRegion &shown : m_shown) {
        if (shown.isAmongSelected == m_selection.contains(shown.id))
            continue;
        const ShownRegion before = shown;
        shown.isAmongSelected = !before.isAmongSelected;
        emit touched(before);
    }
    emit changed();
}

void CanvasRegions::read()
{
    m_shown.clear();
    m_positions.clear();
    m_shownOf.clear();
    const Curation *curation = m_workspace.curation();
    if (curation && m_isVisible && m_workspace.source() && m_workspace.canvas()) {
        for (const QUuid &id : curation->annotationsOf(m_workspace.source()->id, m_workspace.canvas())) {
            if (const auto shown = m_hidden.contains(id) ? std::nullopt : shownRegion(id))
                m_shown.append(*shown);
        }
    }
    QList<tools::PlacedRegion> placed;
    for (qsizetype at = 0; at < m_shown.size(); ++at) {
        const ShownRegion &shown = m_shown.at(at);
        m_positions.insert(shown.id, at);
        if (shown.isWholeCanvas)
            continue;
        placed.append(placedRegion(shown));
        m_shownOf.append(at);
    }
    m_placed = tools::PlacedRegions(placed);
    applyPlacing();
    emit reread();
    emit changed();
}

void CanvasRegions::update(const AnnotationsChange &change)
{
    const bool isGone = std::any_of(change.gone.begin(), change.gone.end(),
                                    [this](const QUuid &id) { return m_preview && m_preview->id == id; });
    if (isGone)
        emit interrupted();
    const bool isOnlyChange =
        change.appeared.isEmpty() && change.gone.isEmpty() &&
        std::all_of(change.changed.begin(), change.changed.end(), [this](const QUuid &id) { return readOne(id); });
    if (!isOnlyChange)
        return read();
    applyPlacing();
    emit changed();
}

/// False when it comes to be shown, or is no longer: then all is to be read.
bool CanvasRegions::readOne(const tools::RegionId &id)
{
    const auto position = m_placed.positionOf(id);
    const bool isKnown = m_workspace.curation() && m_workspace.source() && m_workspace.canvas();
    const auto now = isKnown ? shownRegion(id) : std::nullopt;
    if (!now && !m_positions.contains(id))
        return true; // of another canvas
    if (!now || !position || now->isWholeCanvas)
        return false;
    const ShownRegion before = std::exchange(m_shown[m_shownOf.at(*position)], *now);
    m_placed.replace(*position, placedRegion(*now));
    emit touched(before);
    return true;
}

tools::PlacedRegion CanvasRegions::placedRegion(const ShownRegion &shown)
{
    return {.id = shown.id, .shape = shown.shape, .isFixed = shown.isFixed};
}

std::optional<iiif::SelectedShape> CanvasRegions::shapeOf(const tools::RegionId &id, const store::Target &target)
{
    const iiif::CanvasView &canvas = *m_workspace.canvasView();
    if (target.selector.isEmpty())
        return curation::shapeOf(target, canvas);
    Read &read = m_read[id];
    if (read.selector != target.selector)
        read = {.selector = target.selector, .shape = curation::shapeOf(target, canvas)};
    return read.shape;
}

std::optional<ShownRegion> CanvasRegions::shownRegion(const tools::RegionId &id)
{
    const Curation &curation = *m_workspace.curation();
    const Annotation *annotation = curation.annotation(id);
    const Target *target =
        annotation ? targetOn(*annotation, m_workspace.source()->id, *m_workspace.canvas()) : nullptr;
    if (!target)
        return std::nullopt;
    ShownRegion shown{
        .id = id, .shape = {}, .motivation = annotation->motivations.value(0), .label = labelOf(*annotation)};
    shown.isFromSource = annotation->provenance.has_value();
    shown.isAmongSelected = m_selection.contains(id);
    const auto selected = shapeOf(id, *target);
    shown.isWholeCanvas = !selected;
    shown.isFixed = !selected || !selected->isWritable || annotation->targets.size() != 1 || curation.isReadOnly();
    if (!selected)
        return shown;
    shown.shape = selected->shape;
    shown.isEnclosing = !target->selector.isEmpty() && shown.shape.kind == iiif::ShapeKind::Rectangle;
    return shown;
}

} // namespace kader::ui
