#include "ui/shell/reachdot.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace kader::ui {

namespace {

constexpr int dotSize = 8;

} // namespace

ReachDot::ReachDot(QWidget *parent) : QWidget(parent)
{
    setFixedSize(dotSize, dotSize);
}

void ReachDot::tell(State state)
{
    m_state = state;
    update();
}

/// A ring stands for nothing being asked.
void ReachDot::paintEvent(QPaintEvent *)
{
    constexpr qreal ring = 1.5;
    const Theme::Roles &roles = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_state == State::Offline) {
        painter.setPen(QPen(roles.secondary, ring));
        painter.drawEllipse(QRectF(rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2));
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_state == State::Online ? roles.good : roles.warning);
    painter.drawEllipse(rect());
}

} // namespace kader::ui
