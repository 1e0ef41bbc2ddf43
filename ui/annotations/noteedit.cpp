#include "ui/annotations/noteedit.h"

#include <QKeyEvent>
#include <QKeySequence>

#include <chrono>

using namespace std::chrono_literals;

namespace kader::ui {

NoteEdit::NoteEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    m_pause.setSingleShot(true);
    m_pause.setInterval(2s);
    connect(&m_pause, &QTimer::timeout, this, &NoteEdit::keep);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (isUnkept())
            m_pause.start();
    });
}

void NoteEdit::show(const QString &text)
{
    m_pause.stop();
    if (text != toPlainText())
        setPlainText(text);
    document()->clearUndoRedoStacks();
    document()->setModified(false);
}

void NoteEdit::keep()
{
    m_pause.stop();
    if (!isUnkept())
        return;
    document()->clearUndoRedoStacks();
    document()->setModified(false);
    emit finished(toPlainText());
}

bool NoteEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // What cannot be undone here is for the window to undo.
        const auto &key = *static_cast<QKeyEvent *>(event);
        const bool isUndoElsewhere = key.matches(QKeySequence::Undo) && !document()->isUndoAvailable();
        const bool isRedoElsewhere = key.matches(QKeySequence::Redo) && !document()->isRedoAvailable();
        if (isUndoElsewhere || isRedoElsewhere) {
            event->ignore();
            return true;
        }
        // Pages of the text, not canvases.
        if (key.matches(QKeySequence::MoveToNextPage) || key.matches(QKeySequence::MoveToPreviousPage)) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void NoteEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape || (isReturn && event->modifiers().testFlag(Qt::ControlModifier))) {
        keep();
        emit left();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void NoteEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    keep();
}

} // namespace kader::ui
