#pragma once

#include "iiif/svgscanner.h"
#include "iiif/svgshape.h"

namespace kader::iiif {

/// Reads the data of a path element (SVG 1.1, 8.3): all commands, curves and arcs flattened. For one use.
class SvgPath final {
public:
    explicit SvgPath(QStringView data) : m_scanner(data) {}

    /// Nothing when something in it is wrong, or it has more points than a shape may have.
    [[nodiscard]] std::optional<std::vector<SvgOutline>> read();

private:
    [[nodiscard]] bool command(char16_t letter);
    [[nodiscard]] bool segment(char16_t letter);
    [[nodiscard]] bool curve(char16_t letter);
    [[nodiscard]] bool arc();
    [[nodiscard]] std::optional<QPointF> point();
    [[nodiscard]] bool moveTo();
    void lineTo(QPointF to);
    void cubicTo(QPointF first, QPointF second, QPointF to);
    void arcTo(QPointF radii, double turn, bool isLarge, bool isClockwise, QPointF to);
    void close();

    SvgScanner m_scanner;
    std::vector<SvgOutline> m_outlines;
    size_t m_points = 0;
    QPointF m_at;
    QPointF m_start;
    QPointF m_control;        ///< Of the last curve; reflected by the next smooth one.
    char16_t m_controlOf = 0; ///< `C` or `Q`: what that curve was; 0: the last segment was none.
    bool m_isRelative = false;
};

/// The outline of an ellipse.
[[nodiscard]] SvgOutline ellipseOutline(QPointF centre, double radiusX, double radiusY);

} // namespace kader::iiif
