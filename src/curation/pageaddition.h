#pragma once

#include "base/webaddress.h"
#include "curation/opening.h"
#include "curation/snapshot.h"
#include "store/change.h"

#include <QList>

#include <optional>

namespace kader::curation {

/// What adding annotations that came as a document of their own would do, before anything is done. A value that may go
/// between threads.
struct PageAddition {
    QString name;                 ///< Of the document.
    int fitting = 0;              ///< About canvases of the snapshot's manifests; they would become the curator's.
    int canvases = 0;             ///< That they are about.
    int alreadyThere = 0;         ///< The same, but such an annotation is there.
    int elsewhere = 0;            ///< About nothing in these manifests.
    QList<WebAddress> about = {}; ///< The manifests that those say they are about.
    std::optional<WebAddress> toOpen = {}; ///< The first of these that is not in the snapshot.
    store::Step step = {};                 ///< “Add annotations of …”; without changes when none is new.

    /// Why there is nothing to add, with what to open first; nothing when there is.
    [[nodiscard]] std::optional<Error> refusal() const;
    /// What would be added and what would not, in sentences, for the question whether to.
    [[nodiscard]] QString prospect() const;
    /// What was done, once the step is made, in a sentence.
    [[nodiscard]] QString summary() const;
};

/// Plans over the manifests of the snapshot. Fails with Unsupported when the document holds no annotations.
[[nodiscard]] Result<PageAddition> planPage(const Snapshot &snapshot, const OpenedPage &page);

} // namespace kader::curation
