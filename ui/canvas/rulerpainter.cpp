#include "ui/canvas/rulerpainter.h"

#include "ui/theme/glasscolours.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace kader::ui {

namespace {

// All in view pixels.
constexpr double TickLength = 6; ///< To each side.
constexpr double LineWidth = 2;
constexpr double DarkWidth = 1;
constexpr double Distance = 14; ///< Of the words from the end.
constexpr double Padding = 6;
constexpr double Corner = 4;

void paintWords(QPainter &painter, const QRectF &window, QPointF beside, const Ruler &ruler)
{
    const QFontMetricsF metrics(painter.font());
    const QSizeF size(metrics.horizontalAdvance(ruler.words) + 2 * Padding, metrics.height() + Padding);
    QRectF box(beside + QPointF(Distance, Distance), size);
    const QPointF furthest = window.bottomRight() - QPointF(size.width(), size.height());
    box.moveTo(std::clamp(box.left(), 0.0, std::max(0.0, furthest.x())),
               std::clamp(box.top(), 0.0, std::max(0.0, furthest.y())));
    painter.setPen(Qt::NoPen);
    painter.setBrush(glassColour());
    painter.drawRoundedRect(box, Corner, Corner);
    painter.setPen(textOnGlass());
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, ruler.words);
}

} // namespace

void paintRuler(QPainter &painter, const imaging::Viewport &viewport, const Ruler &ruler, const QFont &font)
{
    const QPointF from = viewport.canvasToView(ruler.from);
    const QPointF to = viewport.canvasToView(ruler.to);
    const QPointF way = to - from;
    const double length = std::hypot(way.x(), way.y());
    if (length <= 0)
        return;
    const QPointF aside = QPointF(-way.y(), way.x()) / length * TickLength;
    const std::array<QLineF, 3> lines{QLineF(from, to), QLineF(from - aside, from + aside),
                                      QLineF(to - aside, to + aside)};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const QPen &pen : {QPen(glassColour(), LineWidth + 2 * DarkWidth, Qt::SolidLine, Qt::RoundCap),
                            QPen(textOnGlass(), LineWidth, Qt::SolidLine, Qt::RoundCap)}) {
        painter.setPen(pen);
        painter.drawLines(lines.data(), static_cast<int>(lines.size()));
    }
    painter.setFont(font);
    paintWords(painter, QRectF(QPointF(0, 0), QSizeF(viewport.size())), to, ruler);
    painter.restore();
}

} // namespace kader::ui
