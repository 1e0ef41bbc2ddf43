#pragma once

#include "curation/snapshot.h"

namespace kader::ui {

class Workspace;

/// The curation as it is now, with the manifest in view also where that is only looked at. There must be a
/// curation.
[[nodiscard]] curation::Snapshot snapshotWithView(const Workspace &workspace);

} // namespace kader::ui
