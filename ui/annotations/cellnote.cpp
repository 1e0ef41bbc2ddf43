#include "ui/annotations/cellnote.h"

#include <QKeyEvent>

namespace kader::ui {

CellNote::CellNote(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
}

void CellNote::show(const QString &text)
{
    setPlainText(text);
    selectAll();
    document()->setModified(false);
}

void CellNote::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isReturn)
        return QPlainTextEdit::keyPressEvent(event);
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        insertPlainText(QStringLiteral("\n"));
    else
        emit finished();
}

} // namespace kader::ui
