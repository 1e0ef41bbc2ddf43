#pragma once

#include "curation/carryovercanvases.h"
#include "curation/snapshot.h"
#include "curation/steps.h"

#include <QString>
#include <QUuid>

#include <optional>
#include <vector>

namespace kader::curation {

/// What becomes of an annotation when a newer version of its source takes the older one's place.
enum class CarryVerdict {
    Carried,           ///< As it was, on its canvas.
    Resized,           ///< On its canvas, whose size is another one.
    Outside,           ///< On its canvas, which its region reaches beyond now.
    ChangedInBoth,     ///< The source's own, which the new version changed too: the curator's stands beside it.
    KeptBeside,        ///< Of a page that the source only points at, edited: the curator's stands beside it.
    NoLongerThere,     ///< The source's own, edited, which the new version does not have: kept as the curator's.
    DeletedButChanged, ///< Deleted, but changed by the new version, or on a page that it points at: it is seen again.
    CanvasUnclear,     ///< Several canvases could be its own: it stays with the older version.
    CanvasGone,        ///< The new version does not have its canvas: it stays with the older version.
};

[[nodiscard]] inline bool staysBehind(CarryVerdict verdict)
{
    return verdict == CarryVerdict::CanvasGone || verdict == CarryVerdict::CanvasUnclear;
}

/// An annotation that the curator made, edited or deleted, and what becomes of it.
struct CarriedAnnotation {
    QUuid id = {}; ///< In the older version.
    CarryVerdict verdict = CarryVerdict::Carried;
    std::optional<int> from = {}; ///< Its canvas in the older version; absent for the source as a whole.
    std::optional<int> to = {};   ///< Its canvas in the newer version.
    bool isScaled = false;        ///< Its region follows the canvas's size.
    QString text = {};

    bool operator==(const CarriedAnnotation &) const = default;
};

/// What is done with regions on canvases both of whose sides grew by the same factor.
enum class ResizedRegions {
    Keep,  ///< Their numbers stay.
    Scale, ///< They grow with the canvas. A shape that is more than a rectangle stays as it is.
};

/// What carrying annotations over to a newer version of their source would do. Making `step` does it, undoing it
/// takes all of it back. Valid as long as the curation is what it was planned for.
///
/// Nothing is lost: annotations of the curator's own move (they keep identity and dates); what was edited or deleted
/// of the source's own is done to the new version's, where it is recognised by its bytes or its id and the new version
/// did not change the same part of it. Else the curator's version becomes an annotation of the curator's own; so does
/// what was edited of pages that the source only points at, for those of the new version are not there yet. The
/// older version, its bytes and what was done to it stay in the working file; it is left out of the curation unless an
/// annotation stays with it.
struct CarryOver {
    SourcePtr from;
    SourcePtr to;
    std::vector<CanvasMatch> canvases = {};          ///< Of `from`, where they are in `to`.
    std::vector<CarriedAnnotation> annotations = {}; ///< In the order in which they were made.
    bool canScale = false;                           ///< Whether ResizedRegions makes a difference.
    Step step = {};

    [[nodiscard]] int count(CarryVerdict verdict) const;
    /// Whether `from` stays part of the curation.
    [[nodiscard]] bool keepsOlder() const;
};

/// Pure, for any thread. The snapshot holds the annotations of `from`, and those of `to` where that is part of the
/// curation or was before; see Curation::snapshot.
[[nodiscard]] CarryOver planCarryOver(const Snapshot &snapshot, const SourcePtr &from, const SourcePtr &to,
                                      ResizedRegions resized = ResizedRegions::Keep);

} // namespace kader::curation
