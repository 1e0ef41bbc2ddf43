#include "ui/keys/keyfield.h"

#include <QKeyEvent>

namespace kader::ui {

namespace {

/// A sign that needs Shift is known by the sign: the same key is another one on other keyboards.
QKeySequence keyOf(const QKeyEvent &event)
{
    Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const QString text = event.text();
    const bool isSign = text.size() == 1 && text[0].isPrint() && !text[0].isLetterOrNumber() && !text[0].isSpace();
    if (isSign)
        modifiers &= ~Qt::ShiftModifier;
    return QKeyCombination(modifiers, Qt::Key(event.key()));
}

bool isOnlyModifier(int key)
{
    return key == Qt::Key_unknown || (key >= Qt::Key_Shift && key <= Qt::Key_ScrollLock) || key == Qt::Key_AltGr;
}

} // namespace

KeyField::KeyField(QWidget *parent) : QLineEdit(parent)
{
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setPlaceholderText(tr("Press a key"));
    setAccessibleName(tr("Press the key that is to do this"));
}

/// Escape closes the window around it, as everywhere.
bool KeyField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        event->setAccepted(static_cast<const QKeyEvent *>(event)->key() != Qt::Key_Escape);
        return true;
    }
    return QLineEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return event->ignore();
    if (!isOnlyModifier(event->key()))
        emit pressed(keyOf(*event));
}

} // namespace kader::ui
