#pragma once

#include "base/job.h"
#include "base/result.h"
#include "curation/manifestsource.h"
#include "repository/repository.h"

#include <functional>
#include <variant>

namespace kader::curation {

/// What somebody wanted to open turned out to be.
using Opened = std::variant<SourcePtr, repository::Collection>;

/// Opens what was typed or pasted: a UUID, DOI, page, record or manifest address, or a local file. A dataset comes
/// with its record, all its authors, and its manifest; parsing is done in a pool. `done` is never called
/// from inside the call; destroying the handle gives up.
[[nodiscard]] JobHandle openTyped(const repository::Repository &repository, const QString &typed,
                                  std::function<void(Result<Opened>)> done);

/// The latest version of a dataset.
[[nodiscard]] JobHandle openDataset(const repository::Repository &repository, const repository::ItemId &id,
                                    std::function<void(Result<SourcePtr>)> done);

} // namespace kader::curation
