#include "ui/display/displaypane.h"

#include "ui/display/canvasdisplay.h"
#include "ui/display/displayform.h"

#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

DisplayPane::DisplayPane(CanvasDisplay &display, QWidget *parent) : QWidget(parent), m_display(display)
{
    setObjectName(u"display-pane"_s);
    setAccessibleName(tr("Display"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

/// Whoever never asks for it does not wait for it either.
void DisplayPane::makeForm()
{
    m_form = new DisplayForm(m_display);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_form);
    // The pane's own ground is behind all of it.
    m_form->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(scroll);
}

void DisplayPane::takeKeyboard()
{
    if (m_form)
        m_form->takeKeyboard();
}

void DisplayPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_form)
        makeForm();
    m_display.setWatched(true);
}

void DisplayPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_display.setWatched(false);
}

void DisplayPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        emit left();
    QWidget::keyPressEvent(event); // a drawer that it lies in closes then
}

} // namespace kader::ui
