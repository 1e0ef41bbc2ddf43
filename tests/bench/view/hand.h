#pragma once

#include <QEvent>
#include <QPointF>

class QWidget;

namespace kader::bench {

/// A mouse that drags the image under it by its left button, over any distance: at the edge of the widget it lets go,
/// and takes hold again on the other side.
class Hand final {
public:
    explicit Hand(QWidget &widget);

    void dragBy(QPointF viewPixels);
    void letGo();

private:
    void send(QEvent::Type type);
    void takeHold(QPointF at);
    [[nodiscard]] QPointF startFor(QPointF viewPixels) const;

    QWidget &m_widget;
    QPointF m_at;
    bool m_isHolding = false;
};

} // namespace kader::bench
