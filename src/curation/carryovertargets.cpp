#include "curation/carryovertargets.h"

#include "iiif/fragment.h"

#include <algorithm>
#include <cmath>

namespace kader::curation {

namespace {

using store::Area;
using store::Target;

bool contains(const iiif::CanvasSize &canvas, const Area &area)
{
    return area.x >= 0 && area.y >= 0 && area.x + area.width <= double(canvas.width) &&
           area.y + area.height <= double(canvas.height);
}

/// Edges go to the nearest whole unit, for such are the regions that are written.
Area scaled(const Area &area, const iiif::CanvasSize &from, const iiif::CanvasSize &to)
{
    const double across = double(to.width) / double(from.width);
    const double down = double(to.height) / double(from.height);
    const double left = std::round(area.x * across);
    const double top = std::round(area.y * down);
    return {.x = left,
            .y = top,
            .width = std::max(1.0, std::round((area.x + area.width) * across) - left),
            .height = std::max(1.0, std::round((area.y + area.height) * down) - top)};
}

/// A target that is kept as a whole names its canvas inside.
QByteArray retargeted(QByteArray selector, const QString &from, const QString &to)
{
    if (from == to || from.isEmpty() || to.isEmpty())
        return selector;
    const QByteArray before = iiif::jsonString(from).chopped(1); // an id, or an address with a fragment
    const QByteArray after = iiif::jsonString(to).chopped(1);
    for (const char next : {'"', '#'})
        selector.replace(before + next, after + next);
    return selector;
}

} // namespace

TargetMover::Moved TargetMover::moved(const std::vector<Target> &targets, ResizedRegions resized) const
{
    Moved all;
    for (const Target &target : targets) {
        const Moved one = target.source == m_from.id ? moved(target, resized) : Moved{.targets = {target}};
        all.targets.push_back(one.targets.front());
        all.isScaled |= one.isScaled;
        all.canScale |= one.canScale;
        if (one.verdict <= all.verdict && (all.from || !one.from))
            continue;
        all.verdict = one.verdict;
        all.from = one.from;
        all.to = one.to;
    }
    if (staysBehind(all.verdict)) {
        all.targets = targets;
        all.isScaled = false;
        all.canScale = false;
    }
    return all;
}

TargetMover::Moved TargetMover::moved(Target target, ResizedRegions resized) const
{
    const auto matched = [&]() -> CanvasMatch {
        const bool exists = *target.canvas >= 0 && size_t(*target.canvas) < m_canvases.size();
        return exists ? m_canvases[size_t(*target.canvas)] : CanvasMatch();
    };
    if (target.canvas) {
        const CanvasMatch match = matched();
        if (match.position)
            return movedTo(*match.position, std::move(target), resized);
        return {.targets = {target},
                .verdict = match.isUnclear ? CarryVerdict::CanvasUnclear : CarryVerdict::CanvasGone,
                .from = target.canvas};
    }
    target.source = m_to.id;
    return {.targets = {std::move(target)}};
}

TargetMover::Moved TargetMover::movedTo(int position, Target target, ResizedRegions resized) const
{
    const iiif::CanvasView &before = *m_from.canvas(target.canvas);
    const iiif::CanvasView &after = *m_to.canvas(position);
    Moved result{.from = target.canvas, .to = position};
    target.source = m_to.id;
    target.canvas = position;
    target.selector = retargeted(target.selector, before.id, after.id);
    if (before.size != after.size) {
        result.verdict = CarryVerdict::Resized;
        result.canScale = target.area && target.selector.isEmpty() && commonFactor(before.size, after.size);
        result.isScaled = result.canScale && resized == ResizedRegions::Scale;
        const bool wasInside = target.area && (!before.size || contains(*before.size, *target.area));
        if (result.isScaled)
            target.area = scaled(*target.area, *before.size, *after.size);
        if (wasInside && after.size && !contains(*after.size, *target.area))
            result.verdict = CarryVerdict::Outside;
    }
    result.targets = {std::move(target)};
    return result;
}

} // namespace kader::curation
