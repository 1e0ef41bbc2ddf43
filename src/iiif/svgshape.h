#pragma once

#include "iiif/region.h"

#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

namespace kader::iiif {

/// A line of a shape, curves flattened, in canvas units.
struct SvgOutline {
    std::vector<QPointF> points = {};
    bool isClosed = false;

    bool operator==(const SvgOutline &) const = default;
};

/// What an SvgSelector selects (Web Annotation 4.2.7): the lines of its path, rect, circle, ellipse, line, polyline and
/// polygon elements, with the transformations of the groups around them. Every coordinate is a finite number.
struct SvgShape {
    static constexpr qsizetype longestText = 4'000'000;
    static constexpr size_t mostPoints = 200'000;
    static constexpr int mostElements = 20'000;

    std::vector<SvgOutline> outlines; ///< Never empty, and none of them.

    /// The rectangle around it, rounded outward; at least 1 wide and high. Nothing when it lies beyond all canvases.
    [[nodiscard]] std::optional<Region> enclosing() const;
};

/// Reads the value of an SvgSelector. Its coordinates are canvas units unless it has a viewBox, which is then laid over
/// the canvas. Nothing when it has no shape, is no XML, has a document type or entities, a number that is none, or is
/// beyond a limit.
[[nodiscard]] std::optional<SvgShape> readSvgShape(const QString &svg, std::optional<CanvasSize> canvas = {});

} // namespace kader::iiif
