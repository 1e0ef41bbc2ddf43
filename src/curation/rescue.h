#pragma once

#include "base/job.h"
#include "base/result.h"
#include "store/salvage.h"

#include <functional>

namespace kader::curation {

/// What was saved of a damaged curation.
struct Rescued {
    QString damaged;
    QString path; ///< The new curation, beside the damaged one.
    store::Salvaged saved;
};

// Both read the damaged file by plain means, which drops SQLite's locks on it in the whole process: no curation may
// have it open. `done` is never called from inside the call; destroying the handle gives up.

/// Whether it is worth trying, for a file that Curation::open has called Malformed.
[[nodiscard]] JobHandle lookForRescue(const QString &damaged, std::function<void(bool canBeRescued)> done);
/// Writes what can still be read of a damaged curation into a new file beside it; the damaged one stays as it is.
/// One that nobody waits for any more leaves no new file.
[[nodiscard]] JobHandle rescue(const QString &damaged, std::function<void(Result<Rescued>)> done);

} // namespace kader::curation
