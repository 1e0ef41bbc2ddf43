#include "ui/shared/choicebox.h"

#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <chrono>

using namespace std::chrono_literals;

namespace kader::ui {

ChoiceBox::ChoiceBox(const QList<Choice> &choices, QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setFocusPolicy(Qt::StrongFocus);
    setMaxVisibleItems(16);
    // The value should not widen the pane it stands in.
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    for (const Choice &choice : choices)
        addItem(choice.text, choice.value);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(this, &QComboBox::activated, this, [this] { m_pause.start(); });
    connect(lineEdit(), &QLineEdit::editingFinished, this, &ChoiceBox::keep);
    connect(&m_pause, &QTimer::timeout, this, &ChoiceBox::keep);
}

void ChoiceBox::show(const QString &value)
{
    const QSignalBlocker blocker(this);
    m_pause.stop();
    m_kept = value;
    const int known = findData(value, Qt::UserRole, Qt::MatchFixedString);
    setCurrentIndex(known);
    if (known < 0)
        setEditText(value);
    lineEdit()->setCursorPosition(0);
}

QString ChoiceBox::value() const
{
    const QString typed = currentText().trimmed();
    const int known = findText(typed, Qt::MatchFixedString);
    return known < 0 ? typed : itemData(known).toString();
}

void ChoiceBox::setReadOnly(bool isReadOnly)
{
    setEnabled(!isReadOnly);
}

void ChoiceBox::keep()
{
    m_pause.stop();
    const QString now = value();
    if (now == m_kept)
        return;
    m_kept = now;
    emit finished(now);
}

/// Scrolling past a field must not change it.
void ChoiceBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace kader::ui
