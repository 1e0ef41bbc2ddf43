#pragma once

#include <QPointF>

namespace kader::imaging {

/// How a canvas is turned in a window: mirrored left to right, where it is, and then turned clockwise by quarters.
class Orientation final {
public:
    Orientation() = default;
    /// Any whole number of quarters.
    explicit Orientation(int quarters, bool isMirrored = false)
        : m_quarters(((quarters % 4) + 4) % 4), m_isMirrored(isMirrored)
    {}

    [[nodiscard]] int quarters() const { return m_quarters; }
    [[nodiscard]] bool isMirrored() const { return m_isMirrored; }
    /// Whether what was wide is high.
    [[nodiscard]] bool isTransposed() const { return m_quarters % 2 != 0; }

    [[nodiscard]] Orientation turned(int quarters) const { return Orientation(m_quarters + quarters, m_isMirrored); }
    /// Left to right as it is seen, whichever way it is turned.
    [[nodiscard]] Orientation flipped() const { return Orientation(-m_quarters, !m_isMirrored); }

    /// About the origin; y points down.
    [[nodiscard]] QPointF apply(QPointF point) const
    {
        const double x = m_isMirrored ? -point.x() : point.x();
        const double y = point.y();
        switch (m_quarters) {
        case 1:
            return {-y, x};
        case 2:
            return {-x, -y};
        case 3:
            return {y, -x};
        default:
            return {x, y};
        }
    }
    /// Back again.
    [[nodiscard]] QPointF undo(QPointF point) const
    {
        const QPointF turned = Orientation(-m_quarters).apply(point);
        return {m_isMirrored ? -turned.x() : turned.x(), turned.y()};
    }

    bool operator==(const Orientation &) const = default;

private:
    int m_quarters = 0;
    bool m_isMirrored = false;
};

} // namespace kader::imaging
