#include "ui/annotations/numberfield.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <chrono>

using namespace std::chrono_literals;

namespace kader::ui {

NumberField::NumberField(const QString &name, const QString &accessibleName, QWidget *parent)
    : QSpinBox(parent), m_name(new QLabel(name, this))
{
    setAccessibleName(accessibleName);
    setAlignment(Qt::AlignRight);
    setButtonSymbols(NoButtons);
    setKeyboardTracking(false);
    setFocusPolicy(Qt::StrongFocus);
    m_name->setForegroundRole(QPalette::PlaceholderText);
    m_name->setAttribute(Qt::WA_TransparentForMouseEvents);
    lineEdit()->setTextMargins(m_name->sizeHint().width() + 4, 0, 4, 0);
    m_pause.setSingleShot(true);
    m_pause.setInterval(600ms);
    connect(this, &QSpinBox::valueChanged, this, [this] { m_pause.start(); });
    connect(this, &QSpinBox::editingFinished, this, &NumberField::keep);
    connect(&m_pause, &QTimer::timeout, this, &NumberField::keep);
}

void NumberField::show(int value, int minimum, int maximum)
{
    const QSignalBlocker blocker(this);
    m_pause.stop();
    setRange(qMin(minimum, value), qMax(maximum, value));
    setValue(value);
    m_kept = value;
}

void NumberField::keep()
{
    m_pause.stop();
    if (!isUnkept())
        return;
    m_kept = value();
    emit finished();
}

void NumberField::resizeEvent(QResizeEvent *event)
{
    QSpinBox::resizeEvent(event);
    m_name->setGeometry(10, 0, m_name->sizeHint().width(), height());
}

/// Scrolling past a number must not change it.
void NumberField::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace kader::ui
