#pragma once

#include <QColor>

class QPainter;
class QPointF;

/// How regions look, in view pixels.
namespace kader::ui::regionstyle {

inline constexpr double LineWidth = 2;
inline constexpr double DarkWidth = 1; ///< Of each of the two lines beside the coloured one.
inline constexpr double RingRadius = 5;
inline constexpr double TinySide = 5;      ///< Smaller regions are dots.
inline constexpr double RoomForMarks = 16; ///< Smaller ones have no dashes inside.
inline constexpr double SourceDash = 5;    ///< So long, and so far from each other.
inline constexpr double EnclosingDot = 2;
inline constexpr double EnclosingGap = 3;
inline const QColor Dark(0x15, 0x19, 0x1e);

void paintRing(QPainter &painter, QPointF centre, double radius, const QColor &colour, const QColor &middle);

} // namespace kader::ui::regionstyle
