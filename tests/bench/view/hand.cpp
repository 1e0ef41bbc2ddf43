#include "hand.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QWidget>

namespace kader::bench {

namespace {

constexpr double edge = 0.2; // of the widget, that the pointer stays away from its sides

QRectF reach(const QWidget &widget)
{
    const QSizeF margin = QSizeF(widget.size()) * edge;
    return QRectF(widget.rect()).adjusted(margin.width(), margin.height(), -margin.width(), -margin.height());
}

} // namespace

Hand::Hand(QWidget &widget) : m_widget(widget), m_at(reach(widget).center()) {}

void Hand::send(QEvent::Type type)
{
    const bool isMove = type == QEvent::MouseMove;
    const bool isEnd = type == QEvent::MouseButtonRelease;
    QMouseEvent event(type, m_at, m_widget.mapToGlobal(m_at), isMove ? Qt::NoButton : Qt::LeftButton,
                      isEnd ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_widget, &event);
}

void Hand::takeHold(QPointF at)
{
    m_at = at;
    m_isHolding = true;
    send(QEvent::MouseButtonPress);
}

void Hand::letGo()
{
    if (!std::exchange(m_isHolding, false))
        return;
    send(QEvent::MouseButtonRelease);
}

/// As far from where the drag is going as there is room.
QPointF Hand::startFor(QPointF viewPixels) const
{
    const QRectF room = reach(m_widget);
    return {viewPixels.x() > 0 ? room.left() : room.right(), viewPixels.y() > 0 ? room.top() : room.bottom()};
}

void Hand::dragBy(QPointF viewPixels)
{
    if (viewPixels.isNull())
        return;
    if (m_isHolding && !reach(m_widget).contains(m_at + viewPixels))
        letGo();
    if (!m_isHolding)
        takeHold(startFor(viewPixels));
    m_at += viewPixels;
    send(QEvent::MouseMove);
}

} // namespace kader::bench
