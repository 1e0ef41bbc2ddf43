#pragma once

#include "curation/curation.h"
#include "curation/review.h"

#include <QHash>

#include <functional>

#include <optional>
#include <vector>

namespace kader::curation {

/// What another curation has of an annotation, compared with this one.
enum class MergeVerdict {
    New,      ///< Not here; or the source's own, which only the other one edited or deleted.
    Conflict, ///< Here too, and it says something else.
    NoPlace,  ///< About a canvas that the manifest here does not have, or could be several of: it cannot be taken.
};

enum class MergeChoice { Mine, Theirs, Both };

struct MergedAnnotation {
    MergeVerdict verdict = MergeVerdict::New;
    std::optional<Annotation> mine = {};   ///< As it is here.
    std::optional<Annotation> theirs = {}; ///< As it would be here; of one without a place as it is there.

    /// Taken back by the other one: `theirs` says so by its overlay.
    [[nodiscard]] bool isDeletion() const;
    /// Whether there may be both, one beside the other.
    [[nodiscard]] bool canHaveBoth() const { return verdict == MergeVerdict::Conflict && !isDeletion(); }
};

/// What taking over another curation's annotations would do. A value that may go between threads; holds as long as the
/// curation is what it was planned for.
///
/// Annotations are the same when their identities are, whoever edited them; the source's own when they are the same
/// place of the same document. What only this curation has stays: nothing tells what the other one deleted from what
/// it never had. Manifests that this one lacks come along with what is said about them.
struct Merge {
    QString name;                                   ///< Of the other curation, as people call it.
    std::vector<MergedAnnotation> annotations = {}; ///< In the order in which the other one made them.
    int same = 0;                                   ///< Annotations that are here already as they are there.
    int onlyHere = 0;                               ///< Of the curator's own.
    /// Marks that only the other one has, by the annotation they are about as it is here.
    QHash<QUuid, store::SettingChange> reviews = {};

    [[nodiscard]] int count(MergeVerdict verdict) const;
    [[nodiscard]] bool isEmpty() const;

    /// One step for all; as many choices as annotations. What is new comes with Theirs and Both, and stays away with
    /// Mine.
    [[nodiscard]] Step step(const std::vector<MergeChoice> &choices) const;
};

/// The plan, to be made where it is called, in any thread. Manifests that `mine` has nothing like (neither the document
/// nor the dataset nor the address) are looked at there first, so that what is said of them can come along.
[[nodiscard]] std::function<Merge()> mergeLater(Curation &mine, const Curation &theirs, const QString &name);

} // namespace kader::curation
