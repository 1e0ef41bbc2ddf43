#pragma once

#include "curation/snapshot.h"

#include <functional>

namespace kader::ui {

class Workspace;

/// The curation as it is now, with the manifest in view also where that is only looked at; to be put together where it
/// is called, in any thread. There must be a curation.
[[nodiscard]] std::function<curation::Snapshot()> snapshotWithView(const Workspace &workspace);

} // namespace kader::ui
