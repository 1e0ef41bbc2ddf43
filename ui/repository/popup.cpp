#include "ui/repository/popup.h"

#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace kader::ui {

namespace {

constexpr int gap = 4;

} // namespace

Popup::Popup(QWidget *button) : QFrame(button, Qt::Popup), m_button(*button), m_column(new QVBoxLayout(this))
{
    // The click that closes it must not open it again.
    setAttribute(Qt::WA_NoMouseReplay);
    setProperty("isPopup", true);
    m_column->setContentsMargins(8, 8, 8, 8);
    m_column->setSpacing(8);
}

void Popup::popUp()
{
    adjustSize();
    const QRect room = m_button.screen()->availableGeometry();
    QPoint place = m_button.mapToGlobal(QPoint(0, m_button.height() + gap));
    if (place.y() + height() > room.bottom())
        place.setY(std::max(room.top(), m_button.mapToGlobal(QPoint()).y() - gap - height()));
    place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
    move(place);
    show();
}

void Popup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (!m_button.isVisible())
        return;
    m_button.activateWindow();
    m_button.setFocus(Qt::PopupFocusReason);
}

} // namespace kader::ui
