#include "curation/carryover.h"

#include "base/tr.h"
#include "curation/carryoverown.h"
#include "curation/carryovertargets.h"
#include "curation/sourceversion.h"
#include "curation/workingstate.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

using store::Overlay;

class Planner final {
public:
    Planner(const Snapshot &snapshot, const SourcePtr &from, const SourcePtr &to, ResizedRegions resized)
        : m_snapshot(snapshot), m_plan{.from = from, .to = to, .canvases = matchCanvases(from->manifest, to->manifest)},
          m_mover(*from, *to, m_plan.canvases), m_resized(resized)
    {}

    [[nodiscard]] CarryOver plan();

private:
    void consider(const Annotation &annotation);
    void considerOfPage(const Annotation &annotation);
    void moveOwn(const Annotation &annotation);
    void carryEdit(const Annotation &annotation);
    void carryDeletion(const Annotation &annotation);
    void keepBeside(const Annotation &annotation, CarryVerdict why);
    void enter(const Annotation &annotation, CarryVerdict verdict, const TargetMover::Moved &moved);
    void change(const Annotation &before, Annotation after);
    [[nodiscard]] bool isAbout(const Annotation &annotation) const;
    [[nodiscard]] const OwnAnnotations &own();
    [[nodiscard]] const Annotation *heldNow(const QUuid &id) const { return m_held.value(id); }
    [[nodiscard]] bool includes(const SourcePtr &source) const;

    const Snapshot &m_snapshot;
    CarryOver m_plan;
    TargetMover m_mover;
    ResizedRegions m_resized;
    QHash<QUuid, const Annotation *> m_held; ///< What the curation has of the newer version already.
    std::optional<OwnAnnotations> m_own;     ///< Read when it is needed: it takes a while with many.
};

CarryOver Planner::plan()
{
    for (const Annotation &annotation : m_snapshot.annotations) {
        const bool isOfNewer = annotation.provenance ? annotation.provenance->source == m_plan.to->id
                                                     : annotation.targets.front().source == m_plan.to->id;
        if (isOfNewer)
            m_held.insert(annotation.id, &annotation);
    }
    if (!includes(m_plan.to))
        m_plan.step.changes.emplace_back(inclusionOf(m_plan.to->id));
    for (const Annotation &annotation : m_snapshot.annotations)
        consider(annotation);
    if (!m_plan.keepsOlder() && includes(m_plan.from)) {
        store::SettingChange leaving = inclusionOf(m_plan.from->id);
        std::swap(leaving.before, leaving.after);
        m_plan.step.changes.emplace_back(std::move(leaving));
    }
    const std::optional<int> version = versionOf(*m_plan.to);
    m_plan.step.name = version ? Tr::tr("Carry over to version %1").arg(*version) : Tr::tr("Carry over");
    return std::move(m_plan);
}

void Planner::consider(const Annotation &annotation)
{
    if (!annotation.provenance)
        return isAbout(annotation) ? moveOwn(annotation) : void();
    const Overlay overlay = annotation.provenance->overlay;
    const bool isEmbedded = annotation.provenance->source == m_plan.from->id;
    if (overlay == Overlay::None || !(isEmbedded || isAbout(annotation)))
        return;
    if (!isEmbedded)
        considerOfPage(annotation);
    else if (overlay == Overlay::Edited)
        carryEdit(annotation);
    else
        carryDeletion(annotation);
}

/// The pages that the newer version points at are not there yet.
void Planner::considerOfPage(const Annotation &annotation)
{
    if (annotation.provenance->overlay == Overlay::Edited)
        return keepBeside(annotation, CarryVerdict::KeptBeside);
    const TargetMover::Moved moved = m_mover.moved(annotation.targets, m_resized);
    if (!staysBehind(moved.verdict))
        enter(annotation, CarryVerdict::DeletedButChanged, moved);
}

void Planner::moveOwn(const Annotation &annotation)
{
    TargetMover::Moved moved = m_mover.moved(annotation.targets, m_resized);
    enter(annotation, moved.verdict, moved);
    if (staysBehind(moved.verdict))
        return;
    Annotation after = annotation;
    after.targets = std::move(moved.targets);
    change(annotation, std::move(after));
}

void Planner::carryEdit(const Annotation &annotation)
{
    const Annotation *before = own().before(annotation.id);
    const Annotation *now = own().now(annotation.id);
    if (!before || !now)
        return keepBeside(annotation, CarryVerdict::NoLongerThere);
    const Annotation *held = heldNow(now->id);
    if (held && held->provenance->overlay != Overlay::None) // carried over before, or edited there: that counts
        return enter(annotation, CarryVerdict::Carried, m_mover.moved(annotation.targets, m_resized));
    std::optional<Annotation> after = mergedEdit(*before, annotation, *now, m_mover, m_resized);
    if (!after)
        return keepBeside(annotation, CarryVerdict::ChangedInBoth);
    TargetMover::Moved moved = m_mover.moved(annotation.targets, m_resized);
    const bool isMoved = annotation.targets != before->targets;
    enter(annotation, isMoved ? moved.verdict : CarryVerdict::Carried, moved);
    if (*after == *now) // the new version says what the curator made of it
        return;
    after->modified = annotation.modified;
    after->provenance->overlay = Overlay::Edited;
    change(*now, std::move(*after));
}

void Planner::carryDeletion(const Annotation &annotation)
{
    const Annotation *before = own().before(annotation.id);
    const Annotation *now = own().now(annotation.id);
    if (!before || !now)
        return; // the new version has no more of it than the curator
    const TargetMover::Moved moved = m_mover.moved(annotation.targets, m_resized);
    const Annotation *held = heldNow(now->id);
    if (held && held->provenance->overlay != Overlay::None)
        return enter(annotation, CarryVerdict::Carried, moved);
    if (!isUnchanged(*before, *now, m_mover))
        return enter(annotation, CarryVerdict::DeletedButChanged, moved);
    enter(annotation, CarryVerdict::Carried, moved);
    Annotation after = *now;
    after.modified = annotation.modified;
    after.provenance->overlay = Overlay::Deleted;
    change(*now, std::move(after));
}

/// As an annotation of the curator's own, once.
void Planner::keepBeside(const Annotation &annotation, CarryVerdict why)
{
    TargetMover::Moved moved = m_mover.moved(annotation.targets, m_resized);
    enter(annotation, std::max(why, moved.verdict), moved);
    Annotation copy = annotation;
    copy.id = QUuid::createUuidV5(m_plan.to->id, u"carried over: "_s + annotation.id.toString(QUuid::WithoutBraces));
    if (staysBehind(moved.verdict) || m_held.contains(copy.id))
        return;
    copy.targets = std::move(moved.targets);
    copy.provenance.reset();
    m_plan.step.changes.emplace_back(store::AnnotationChange{std::nullopt, std::move(copy)});
}

void Planner::enter(const Annotation &annotation, CarryVerdict verdict, const TargetMover::Moved &moved)
{
    m_plan.canScale |= moved.canScale;
    m_plan.annotations.push_back({.id = annotation.id,
                                  .verdict = verdict,
                                  .from = moved.from,
                                  .to = moved.to,
                                  .isScaled = moved.isScaled,
                                  .text = annotation.text});
}

void Planner::change(const Annotation &before, Annotation after)
{
    m_plan.step.changes.emplace_back(store::AnnotationChange{before, std::move(after)});
}

bool Planner::isAbout(const Annotation &annotation) const
{
    const auto &targets = annotation.targets;
    return std::any_of(targets.begin(), targets.end(),
                       [this](const store::Target &target) { return target.source == m_plan.from->id; });
}

const OwnAnnotations &Planner::own()
{
    if (!m_own)
        m_own.emplace(*m_plan.from, *m_plan.to);
    return *m_own;
}

bool Planner::includes(const SourcePtr &source) const
{
    const auto &sources = m_snapshot.sources;
    return std::any_of(sources.begin(), sources.end(), [&](const SourcePtr &each) { return each->id == source->id; });
}

} // namespace

int CarryOver::count(CarryVerdict verdict) const
{
    return int(std::count_if(annotations.begin(), annotations.end(),
                             [verdict](const CarriedAnnotation &each) { return each.verdict == verdict; }));
}

bool CarryOver::keepsOlder() const
{
    return std::any_of(annotations.begin(), annotations.end(),
                       [](const CarriedAnnotation &each) { return staysBehind(each.verdict); });
}

CarryOver planCarryOver(const Snapshot &snapshot, const SourcePtr &from, const SourcePtr &to, ResizedRegions resized)
{
    return Planner(snapshot, from, to, resized).plan();
}

} // namespace kader::curation
