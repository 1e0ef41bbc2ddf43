#pragma once

#include <QHashFunctions>
#include <QList>
#include <QString>

#include <vector>

namespace kader::exchange {

/// A canvas of one of several manifests.
struct CanvasRef {
    int manifest = -1;
    int canvas = -1;

    bool operator==(const CanvasRef &) const = default;
};

using CanvasRefs = std::vector<CanvasRef>;

/// What a row says about its canvas.
struct CanvasCells {
    QString label = {};
    QString canvasId = {};   ///< Goes before the label.
    QString manifestId = {}; ///< Narrows to the manifest with that id, if there is one.

    bool operator==(const CanvasCells &) const = default;
};

[[nodiscard]] inline size_t qHash(const CanvasCells &cells, size_t seed = 0)
{
    return qHashMulti(seed, cells.label, cells.canvasId, cells.manifestId);
}

} // namespace kader::exchange
