#include "ui/display/mapbutton.h"

#include "ui/display/displaywords.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace kader::ui {

using imaging::ColourMap;

namespace {

constexpr int stripHeight = 22;
constexpr int gap = 5; // around the strip, and under it
constexpr double corner = 6;

} // namespace

MapButton::MapButton(ColourMap map, QWidget *parent) : QAbstractButton(parent), m_map(map)
{
    setText(nameOf(map));
    setAccessibleName(tr("Colours: %1").arg(text()));
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize MapButton::sizeHint() const
{
    const int words = fontMetrics().horizontalAdvance(text());
    return {words + 2 * gap + 4, stripHeight + fontMetrics().height() + 3 * gap};
}

void MapButton::paintEvent(QPaintEvent *)
{
    const Theme::Roles &roles = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(isEnabled() ? 1 : 0.5);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    const QColor edge = underMouse() ? roles.secondary : roles.line;
    painter.setPen(QPen(isChecked() || hasFocus() ? roles.accent : edge, hasFocus() ? 2 : 1));
    painter.setBrush(isChecked() ? roles.softAccent : QColor(Qt::transparent));
    painter.drawRoundedRect(frame, corner, corner);
    paintStrip(painter, QRectF(gap, gap, width() - 2 * gap, stripHeight));
    painter.setPen(isChecked() ? roles.accent : roles.text);
    painter.drawText(QRectF(0, gap + stripHeight, width(), height() - gap - stripHeight), Qt::AlignCenter, text());
}

void MapButton::paintStrip(QPainter &painter, const QRectF &strip) const
{
    QPainterPath shape;
    shape.addRoundedRect(strip, corner - 3, corner - 3);
    painter.setClipPath(shape);
    const auto &colours = imaging::coloursOf(m_map);
    // Labels are a handful of small numbers: their first colours say more than all of them.
    const int shown = m_map == ColourMap::Labels ? 8 : 256;
    const double step = strip.width() / shown;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int value = 0; value < shown; ++value)
        painter.fillRect(QRectF(strip.left() + value * step, strip.top(), step + 1, strip.height()),
                         QColor(colours[size_t(value)]));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipping(false);
    painter.setPen(Theme::current().line); // or the bright end would run into a bright ground
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(shape);
}

} // namespace kader::ui
