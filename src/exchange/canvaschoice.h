#pragma once

#include "exchange/canvasindex.h"
#include "exchange/importplan.h"

namespace kader::exchange {

/// What a row says about its canvas.
struct CanvasCells {
    QString label;
    QString canvasId;   ///< Goes before the label.
    QString manifestId; ///< Narrows to the manifest with that id, if there is one.
};

struct CanvasChoice {
    std::optional<CanvasRef> canvas;
    Diagnostics diagnostics; ///< Without places; an error with the remedy when there is no canvas.
};

/// The one canvas that a row means. Never guesses between two.
[[nodiscard]] CanvasChoice chooseCanvas(const CanvasCells &cells, const CanvasIndex &index,
                                        const std::vector<ImportTarget> &targets);

} // namespace kader::exchange
