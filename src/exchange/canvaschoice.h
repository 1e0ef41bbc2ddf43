#pragma once

#include "exchange/canvasindex.h"
#include "exchange/importplan.h"

namespace kader::exchange {

struct CanvasChoice {
    std::optional<CanvasRef> canvas = {};
    CanvasRefs candidates = {};   ///< Without a canvas: those between which somebody could choose, if any fits at all.
    Diagnostics diagnostics = {}; ///< Without places; an error with the remedy when there is no canvas.
};

/// The one canvas that a row means: by id; by a label that is exactly so; by a label in any case, where one alone fits,
/// which is told. Never guesses between two, nor takes what only nearly fits.
[[nodiscard]] CanvasChoice chooseCanvas(const CanvasCells &cells, const CanvasIndex &index,
                                        const std::vector<ImportTarget> &targets, const ImportOptions &options);

} // namespace kader::exchange
