#include "ui/keys/keyfield.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace kader::ui {

KeyField::KeyField(QWidget *parent) : QKeySequenceEdit(parent)
{
    setAccessibleName(tr("Press the key that is to do this"));
    findChild<QLineEdit *>()->setAccessibleName(accessibleName());
    empty();
}

/// With words of its own again.
void KeyField::empty()
{
    clear();
    findChild<QLineEdit *>()->setPlaceholderText(tr("Press a key"));
}

/// Escape closes the window around it, as everywhere.
bool KeyField::event(QEvent *event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (isKey && static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->ignore();
        return false;
    }
    return QKeySequenceEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent *event)
{
    QKeySequenceEdit::keyPressEvent(event);
    const QKeySequence key = keySequence();
    if (key.isEmpty())
        return;
    empty();
    emit pressed(QKeySequence(key[0]));
}

} // namespace kader::ui
