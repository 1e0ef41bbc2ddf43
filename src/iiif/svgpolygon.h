#pragma once

#include "iiif/svgshape.h"

#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

namespace kader::iiif {

/// An SVG text that is one polygon and draws nothing else: a polygon element, or a path that goes straight from corner
/// to corner and closes, in canvas units as they stand there.
struct SvgPolygon {
    std::vector<QPointF> corners; ///< At least three.
    bool isWritable = false;      ///< The text shows plainly where they are written.
};
/// `shape` is what was read from the text. Nothing for any other text.
[[nodiscard]] std::optional<SvgPolygon> svgPolygon(const QString &svg, const SvgShape &shape);

/// The text of a writable polygon with other corners, and all else as it was.
[[nodiscard]] std::optional<QString> withCorners(const QString &svg, const std::vector<QPointF> &corners);

/// An SVG text of one path, absolute and straight.
[[nodiscard]] QString svgOf(const std::vector<QPointF> &corners);

/// A coordinate without an exponent, as short as it can be told exactly.
[[nodiscard]] QString coordinateText(double value);

} // namespace kader::iiif
