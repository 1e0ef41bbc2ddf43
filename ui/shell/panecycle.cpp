#include "ui/shell/panecycle.h"

#include <QApplication>
#include <QWidget>

namespace kader::ui {

namespace {

/// What in the pane had the keyboard last, the pane itself, or what in it Tab would reach first.
QWidget *keyboardTarget(QWidget *pane)
{
    QWidget *last = pane->focusWidget();
    if (last && last->isVisible() && last->isEnabled())
        return last;
    if (pane->focusPolicy() & Qt::TabFocus)
        return pane;
    for (QWidget *next = pane->nextInFocusChain(); next != pane; next = next->nextInFocusChain()) {
        const bool takesKeys = (next->focusPolicy() & Qt::TabFocus) && next->isEnabled() && next->isVisible();
        if (takesKeys && pane->isAncestorOf(next))
            return next;
    }
    return nullptr;
}

qsizetype paneWithKeyboard(const QList<QWidget *> &panes)
{
    const QWidget *focus = QApplication::focusWidget();
    for (qsizetype i = 0; focus && i < panes.size(); ++i) {
        if (panes[i] == focus || panes[i]->isAncestorOf(focus))
            return i;
    }
    return -1;
}

} // namespace

void cyclePanes(const QList<QWidget *> &panes, int step)
{
    const qsizetype count = panes.size();
    const qsizetype here = paneWithKeyboard(panes);
    qsizetype next = here < 0 && step < 0 ? 0 : here;
    for (qsizetype tried = 0; tried < count; ++tried) {
        next = (next + step + count) % count;
        QWidget *target = panes[next]->isVisible() ? keyboardTarget(panes[next]) : nullptr;
        if (target)
            return target->setFocus(Qt::ShortcutFocusReason);
    }
}

} // namespace kader::ui
