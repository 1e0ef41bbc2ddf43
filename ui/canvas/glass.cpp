#include "ui/canvas/glass.h"

#include "ui/theme/glasscolours.h"

#include <QPainter>

namespace kader::ui {

namespace {

constexpr double Corner = 6;
constexpr QSize NotePadding(20, 10);
constexpr QSize ButtonPadding(20, 8);
constexpr int ButtonSide = 28;

} // namespace

Glass::Glass(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::NoFocus);
    // The view under it turns with the wheel and shows its own pointer.
    setCursor(Qt::ArrowCursor);
}

void Glass::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintGlass(painter, rect());
}

void Glass::paintGlass(QPainter &painter, const QRectF &rect)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(glassColour());
    painter.drawRoundedRect(rect, Corner, Corner);
    painter.restore();
}

GlassButton::GlassButton(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void GlassButton::setFramed(bool isFramed)
{
    m_isFramed = isFramed;
    update();
}

QSize GlassButton::sizeHint() const
{
    const QSize words = fontMetrics().size(Qt::TextSingleLine, text()) + ButtonPadding;
    return words.expandedTo({ButtonSide, ButtonSide});
}

void GlassButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF inner = rect().toRectF().adjusted(1, 1, -1, -1);
    const bool isLit = isEnabled() && (underMouse() || isDown());
    const QPen edge = m_isFramed ? QPen(QColor(255, 255, 255, 72), 1) : QPen(Qt::NoPen);
    painter.setPen(hasFocus() ? QPen(textOnGlass(), 2) : edge);
    painter.setBrush(isLit ? QColor(255, 255, 255, isDown() ? 56 : 32) : QColor(Qt::transparent));
    painter.drawRoundedRect(inner, Corner - 2, Corner - 2);
    painter.setPen(isEnabled() ? textOnGlass() : secondaryTextOnGlass());
    painter.drawText(rect(), Qt::AlignCenter, text());
}

void GlassButton::enterEvent(QEnterEvent *)
{
    update();
}

void GlassButton::leaveEvent(QEvent *)
{
    update();
}

void GlassNote::setText(const QString &text)
{
    m_text = text;
    resize(sizeHint());
    update();
}

QSize GlassNote::sizeHint() const
{
    return fontMetrics().size(Qt::TextSingleLine, m_text) + NotePadding;
}

void GlassNote::paintEvent(QPaintEvent *event)
{
    Glass::paintEvent(event);
    QPainter painter(this);
    painter.setPen(textOnGlass());
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, m_text);
}

} // namespace kader::ui
