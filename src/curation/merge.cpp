#include "curation/merge.h"

#include "base/tr.h"
#include "curation/carryovertargets.h"
#include "curation/workingstate.h"

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

using store::Overlay;

bool isSameDocument(const SourcePtr &a, const SourcePtr &b)
{
    return a->manifest.document().bytes() == b->manifest.document().bytes();
}

bool isLike(const SourcePtr &a, const SourcePtr &b)
{
    return a->origin == b->origin || (!a->dataset.isEmpty() && a->dataset == b->dataset);
}

/// The same document goes before another version of it.
SourcePtr counterpart(const SourcePtr &theirs, const std::vector<SourcePtr> &mine)
{
    const auto same =
        std::find_if(mine.begin(), mine.end(), [&](const SourcePtr &each) { return isSameDocument(each, theirs); });
    if (same != mine.end())
        return *same;
    const auto like =
        std::find_if(mine.begin(), mine.end(), [&](const SourcePtr &each) { return isLike(each, theirs); });
    return like == mine.end() ? nullptr : *like;
}

bool saysTheSame(const Annotation &a, const Annotation &b)
{
    const auto isDeleted = [](const Annotation &each) {
        return each.provenance && each.provenance->overlay == Overlay::Deleted;
    };
    return isDeleted(a) == isDeleted(b) && (isDeleted(a) || contentsOf(a) == contentsOf(b));
}

/// A place of a source's own annotation: the document it stands in, and where.
using OwnPlace = std::pair<QUuid, QString>;

class Planner final {
public:
    Planner(Snapshot mine, const std::vector<SourcePtr> &brought, Snapshot theirs, const QString &name);

    [[nodiscard]] Merge plan();

private:
    /// A manifest of theirs as it is here.
    struct Match {
        SourcePtr theirs;
        SourcePtr mine;
        std::vector<CanvasMatch> canvases;
        bool isSame = false; ///< The same document, so that places in it are the same.
    };

    void match(const SourcePtr &source, const std::vector<SourcePtr> &all);
    void matchPages();
    void consider(const Annotation &theirs);
    [[nodiscard]] std::optional<Annotation> placedHere(const Annotation &theirs) const;
    [[nodiscard]] const Annotation *findMine(const Annotation &theirs) const;
    void enter(MergeVerdict verdict, const Annotation *mine, Annotation theirs);
    void takeReview(const Annotation &theirs, const Annotation &here);
    void countOnlyHere();

    Snapshot m_mine;
    Snapshot m_theirs;
    Merge m_plan;
    std::vector<std::unique_ptr<Match>> m_matches;
    QHash<QUuid, const Match *> m_bySource;
    QHash<QUuid, QUuid> m_documents; ///< Theirs that are the same here: manifests and pages.
    QHash<QUuid, const Annotation *> m_byId;
    QHash<OwnPlace, const Annotation *> m_byPlace;
    QSet<QUuid> m_met;
};

Planner::Planner(Snapshot mine, const std::vector<SourcePtr> &brought, Snapshot theirs, const QString &name)
    : m_mine(std::move(mine)), m_theirs(std::move(theirs)), m_plan{.name = name}
{
    for (const Annotation &annotation : m_mine.annotations) {
        m_byId.insert(annotation.id, &annotation);
        if (annotation.provenance)
            m_byPlace.insert({annotation.provenance->source, annotation.provenance->place}, &annotation);
    }
    std::vector<SourcePtr> all = m_mine.sources;
    all.insert(all.end(), brought.begin(), brought.end());
    for (const SourcePtr &source : m_theirs.sources)
        match(source, all);
    matchPages();
}

void Planner::match(const SourcePtr &source, const std::vector<SourcePtr> &all)
{
    const SourcePtr mine = counterpart(source, all);
    if (!mine)
        return;
    m_matches.push_back(std::make_unique<Match>(
        Match{source, mine, matchCanvases(source->manifest, mine->manifest), isSameDocument(source, mine)}));
    m_bySource.insert(source->id, m_matches.back().get());
    if (m_matches.back()->isSame)
        m_documents.insert(source->id, mine->id);
}

void Planner::matchPages()
{
    for (const PagePtr &theirs : m_theirs.pages) {
        const Match *about = m_bySource.value(theirs->about);
        const auto isIt = [&](const PagePtr &page) {
            return page->about == about->mine->id && page->address == theirs->address;
        };
        const auto found = about ? std::find_if(m_mine.pages.begin(), m_mine.pages.end(), isIt) : m_mine.pages.end();
        if (found != m_mine.pages.end())
            m_documents.insert(theirs->id, (*found)->id);
    }
}

Merge Planner::plan()
{
    for (const Annotation &annotation : m_theirs.annotations)
        consider(annotation);
    countOnlyHere();
    return std::move(m_plan);
}

void Planner::consider(const Annotation &theirs)
{
    const bool isUntouched = theirs.provenance && theirs.provenance->overlay == Overlay::None;
    const Annotation *mine = findMine(theirs);
    if (mine)
        m_met.insert(mine->id);
    if (isUntouched) {
        if (mine && saysTheSame(*mine, theirs))
            takeReview(theirs, *mine);
        return;
    }
    std::optional<Annotation> here = placedHere(theirs);
    if (!here)
        return enter(MergeVerdict::NoPlace, nullptr, theirs);
    if (mine)
        here->id = mine->id;
    if (mine && saysTheSame(*mine, *here)) {
        ++m_plan.same;
        return takeReview(theirs, *mine);
    }
    // Nobody here has touched what the other one edited.
    const bool isOwnHere = mine && mine->provenance && mine->provenance->overlay == Overlay::None;
    takeReview(theirs, *here);
    enter(mine && !isOwnHere ? MergeVerdict::Conflict : MergeVerdict::New, mine, std::move(*here));
}

const Annotation *Planner::findMine(const Annotation &theirs) const
{
    if (!theirs.provenance)
        return m_byId.value(theirs.id);
    const auto document = m_documents.constFind(theirs.provenance->source);
    return document == m_documents.constEnd() ? nullptr : m_byPlace.value({*document, theirs.provenance->place});
}

/// On the manifests of this curation. What came with a document that is another one here becomes the curator's own; a
/// deletion of it has nothing to delete then.
std::optional<Annotation> Planner::placedHere(const Annotation &theirs) const
{
    Annotation here = theirs;
    for (const std::unique_ptr<Match> &match : m_matches) {
        const TargetMover mover(*match->theirs, *match->mine, match->canvases);
        TargetMover::Moved moved = mover.moved(here.targets, ResizedRegions::Keep);
        if (staysBehind(moved.verdict))
            return std::nullopt;
        here.targets = std::move(moved.targets);
    }
    const auto isUnknown = [this](const store::Target &target) {
        return std::none_of(m_matches.begin(), m_matches.end(),
                            [&](const auto &match) { return match->mine->id == target.source; });
    };
    if (std::any_of(here.targets.begin(), here.targets.end(), isUnknown))
        return std::nullopt;
    if (here.provenance) {
        if (const Annotation *mine = findMine(theirs)) {
            const Overlay overlay = here.provenance->overlay;
            here.provenance = mine->provenance;
            here.provenance->overlay = overlay;
        } else if (here.provenance->overlay == Overlay::Deleted) {
            return std::nullopt;
        } else {
            here.provenance.reset();
        }
    }
    return here;
}

void Planner::enter(MergeVerdict verdict, const Annotation *mine, Annotation theirs)
{
    m_plan.annotations.push_back(
        {verdict, mine ? std::optional(*mine) : std::nullopt, std::optional(std::move(theirs))});
}

/// A mark that the other one has and this one has not, as far as it is about what stands there now.
void Planner::takeReview(const Annotation &theirs, const Annotation &here)
{
    const auto review = m_theirs.reviews.constFind(theirs.id);
    if (review == m_theirs.reviews.constEnd() || review->contents != contentsOf(theirs))
        return;
    const auto mine = m_mine.reviews.constFind(here.id);
    const bool isMarked = mine != m_mine.reviews.constEnd();
    Review taken = *review;
    taken.contents = contentsOf(here);
    if (!isMarked || mine->contents != taken.contents)
        m_plan.reviews.insert(
            here.id, {reviewKey(here.id), isMarked ? std::optional(written(*mine)) : std::nullopt, written(taken)});
}

void Planner::countOnlyHere()
{
    for (const Annotation &annotation : m_mine.annotations)
        m_plan.onlyHere += !annotation.provenance && !m_met.contains(annotation.id);
}

/// A copy as an annotation of the curator's own.
Annotation beside(Annotation theirs)
{
    theirs.id = QUuid::createUuid();
    theirs.provenance.reset();
    return theirs;
}

} // namespace

bool MergedAnnotation::isDeletion() const
{
    return theirs && theirs->provenance && theirs->provenance->overlay == Overlay::Deleted;
}

int Merge::count(MergeVerdict verdict) const
{
    return int(std::count_if(annotations.begin(), annotations.end(),
                             [verdict](const MergedAnnotation &each) { return each.verdict == verdict; }));
}

bool Merge::isEmpty() const
{
    return reviews.isEmpty() && count(MergeVerdict::NoPlace) == int(annotations.size());
}

Step Merge::step(const std::vector<MergeChoice> &choices) const
{
    Step step{Tr::tr("Take over “%1”").arg(name)};
    QHash<QUuid, store::SettingChange> marks = reviews;
    for (size_t i = 0; i < annotations.size(); ++i) {
        const MergedAnnotation &each = annotations[i];
        if (each.verdict == MergeVerdict::NoPlace)
            continue;
        if (choices[i] == MergeChoice::Mine) {
            marks.remove(each.theirs->id);
        } else if (choices[i] == MergeChoice::Both && each.canHaveBoth()) {
            marks.remove(each.theirs->id);
            step.changes.emplace_back(store::AnnotationChange{std::nullopt, beside(*each.theirs)});
        } else {
            step.changes.emplace_back(store::AnnotationChange{each.mine, each.theirs});
        }
    }
    step.changes.insert(step.changes.end(), marks.cbegin(), marks.cend());
    return step;
}

std::function<Merge()> mergeLater(Curation &mine, const Curation &theirs, const QString &name)
{
    std::vector<SourcePtr> brought;
    QSet<QUuid> ids;
    for (const SourcePtr &source : theirs.sources()) {
        if (counterpart(source, mine.sources()))
            continue;
        brought.push_back(mine.source(mine.look(source)));
        ids.insert(brought.back()->id);
    }
    return [here = mine.snapshotLater(ids), brought, there = theirs.snapshotLater(), name] {
        return Planner(here(), brought, there(), name).plan();
    };
}

} // namespace kader::curation
