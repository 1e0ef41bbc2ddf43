#include "ui/canvas/canvasregions.h"

#include "curation/steps.h"
#include "ui/workspace/workspace.h"

#include <algorithm>
#include <cmath>
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

/// In whole units, rounded outward.
iiif::Region enclosing(const QRectF &area)
{
    const auto left = static_cast<qint64>(std::floor(area.left()));
    const auto top = static_cast<qint64>(std::floor(area.top()));
    const auto right = static_cast<qint64>(std::ceil(area.right()));
    const auto bottom = static_cast<qint64>(std::ceil(area.bottom()));
    return {
        .x = left, .y = top, .width = std::max<qint64>(1, right - left), .height = std::max<qint64>(1, bottom - top)};
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
    connect(&workspace, &Workspace::selectionChanged, this, &CanvasRegions::changed);
    follow();
}

void CanvasRegions::follow()
{
    if (const Curation *curation = m_workspace.curation()) {
        connect(curation, &Curation::annotationsChanged, this, &CanvasRegions::update);
        connect(curation, &Curation::reset, this, &CanvasRegions::readAnother);
        connect(curation, &Curation::sourcesChanged, this, &CanvasRegions::readAnother);
    }
    readAnother();
}

const ShownRegion *CanvasRegions::find(const tools::RegionId &id) const
{
    const auto found =
        std::find_if(m_shown.begin(), m_shown.end(), [&](const ShownRegion &shown) { return shown.id == id; });
    return found == m_shown.end() ? nullptr : &*found;
}

void CanvasRegions::setVisible(bool isVisible)
{
    m_isVisible = isVisible;
    readAnother();
}

void CanvasRegions::setHidden(const tools::RegionId &id, bool isHidden)
{
    if (isHidden)
        m_hidden.insert(id);
    else
        m_hidden.remove(id);
    readAnother();
}

void CanvasRegions::setPreview(const std::optional<tools::ShowPreview> &preview)
{
    m_preview = preview;
    emit changed();
}

void CanvasRegions::place(const tools::RegionId &id, const iiif::Region &region)
{
    m_placing = {.id = id, .region = region};
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
    if (!m_placing)
        return;
    for (ShownRegion &shown : m_shown) {
        if (shown.id == m_placing->id)
            shown.region = m_placing->region;
    }
    for (tools::PlacedRegion &placed : m_placed) {
        if (placed.id == m_placing->id)
            placed.region = m_placing->region;
    }
}

void CanvasRegions::readAnother()
{
    emit interrupted();
    read();
}

void CanvasRegions::read()
{
    m_shown.clear();
    m_placed.clear();
    const Curation *curation = m_workspace.curation();
    if (curation && m_isVisible && m_workspace.source() && m_workspace.canvas()) {
        for (const QUuid &id : curation->annotationsOf(m_workspace.source()->id, m_workspace.canvas())) {
            if (const auto shown = m_hidden.contains(id) ? std::nullopt : shownRegion(id))
                m_shown.append(*shown);
        }
    }
    for (const ShownRegion &shown : std::as_const(m_shown)) {
        if (!shown.isWholeCanvas)
            m_placed.append(placedRegion(shown));
    }
    applyPlacing();
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
    const auto isIt = [&](const auto &each) { return each.id == id; };
    const auto shown = std::find_if(m_shown.begin(), m_shown.end(), isIt);
    const auto placed = std::find_if(m_placed.begin(), m_placed.end(), isIt);
    const bool isKnown = m_workspace.curation() && m_workspace.source() && m_workspace.canvas();
    const auto now = isKnown ? shownRegion(id) : std::nullopt;
    if (shown == m_shown.end() || placed == m_placed.end() || !now || now->isWholeCanvas)
        return false;
    *shown = *now;
    *placed = placedRegion(*now);
    return true;
}

tools::PlacedRegion CanvasRegions::placedRegion(const ShownRegion &shown) const
{
    const Curation &curation = *m_workspace.curation();
    const bool isFixed = curation.isReadOnly() || !curation::hasPlainRegion(*curation.annotation(shown.id));
    return {.id = shown.id, .region = shown.region, .isFixed = isFixed};
}

std::optional<ShownRegion> CanvasRegions::shownRegion(const tools::RegionId &id) const
{
    const Annotation *annotation = m_workspace.curation()->annotation(id);
    const Target *target =
        annotation ? targetOn(*annotation, m_workspace.source()->id, *m_workspace.canvas()) : nullptr;
    if (!target)
        return std::nullopt;
    ShownRegion shown{
        .id = id, .region = {}, .motivation = annotation->motivations.value(0), .label = labelOf(*annotation)};
    shown.isFromSource = annotation->provenance.has_value();
    shown.isShape = !target->selector.isEmpty();
    shown.isWholeCanvas = !target->area;
    if (const auto &area = target->area)
        shown.region = enclosing({area->x, area->y, area->width, area->height});
    return shown;
}

} // namespace kader::ui
