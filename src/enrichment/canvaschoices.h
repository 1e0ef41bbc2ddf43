#pragma once

#include "enrichment/sourcefacts.h"

namespace kader::enrichment {

/// Which canvases go into an aggregate: those chosen, else all, but of a source that is there twice only once. What is
/// odd about the sources is told. Fails with Malformed when there are none, and with Usage when a choice names what
/// isn't there, or something twice.
[[nodiscard]] Result<std::vector<CanvasChoice>> canvasesToTake(const std::vector<SourceFacts> &sources,
                                                               const AggregateOptions &options,
                                                               Diagnostics &diagnostics);

} // namespace kader::enrichment
