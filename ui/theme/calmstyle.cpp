#include "ui/theme/calmstyle.h"

#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QMenu>
#include <QStyledItemDelegate>

#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

CalmStyle::CalmStyle() : QProxyStyle(u"Fusion"_s) {}

void CalmStyle::polish(QApplication *application)
{
    QProxyStyle::polish(application);
    application->installEventFilter(this);
}

void CalmStyle::unpolish(QApplication *application)
{
    application->removeEventFilter(this);
    QProxyStyle::unpolish(application);
}

void CalmStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    // A combo box's own delegate knows nothing of style sheets.
    if (auto *box = qobject_cast<QComboBox *>(widget); box && !qobject_cast<QStyledItemDelegate *>(box->itemDelegate()))
        box->setItemDelegate(new QStyledItemDelegate(box));
}

int CalmStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_UnderlineShortcut:
        return m_isUnderlining || qobject_cast<const QMenu *>(widget) ? 1 : 0;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

bool CalmStyle::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::KeyPress || type == QEvent::KeyRelease) {
        if (static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Alt)
            setUnderlining(type == QEvent::KeyPress);
    } else if (type == QEvent::WindowDeactivate) {
        setUnderlining(false);
    }
    return QProxyStyle::eventFilter(watched, event);
}

void CalmStyle::setUnderlining(bool isUnderlining)
{
    if (std::exchange(m_isUnderlining, isUnderlining) == isUnderlining)
        return;
    for (QWidget *widget : QApplication::allWidgets()) {
        if (widget->isVisible())
            widget->update();
    }
}

} // namespace kader::ui
