#include "ui/shell/bottompane.h"

#include <QAction>
#include <QSettings>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int usualHeight = 240;
constexpr int leastHeight = 130;

} // namespace

BottomPane::BottomPane(QWidget *look, const QList<Page> &pages, QWidget *parent)
    : QSplitter(Qt::Vertical, parent), m_look(look), m_pages(pages), m_stack(new QStackedWidget), m_height(usualHeight)
{
    setObjectName(u"bottom-splitter"_s);
    setChildrenCollapsible(false);
    addWidget(look);
    addWidget(m_stack);
    setStretchFactor(0, 1);
    m_stack->setMinimumHeight(leastHeight);
    m_stack->hide();
    for (const Page &page : pages) {
        m_stack->addWidget(page.pane);
        connect(page.action, &QAction::triggered, this, [this, pane = page.pane](bool isShown) {
            if (isShown)
                showPage(pane);
            else
                hidePages();
        });
    }
    connect(this, &QSplitter::splitterMoved, this, [this] { m_height = m_stack->height(); });
}

void BottomPane::showPage(QWidget *pane)
{
    m_stack->setCurrentWidget(pane);
    if (m_stack->isHidden()) {
        m_stack->show();
        setSizes({std::max(1, height() - m_height), m_height});
    }
    updateActions();
}

void BottomPane::hidePages()
{
    const bool hadKeyboard = m_stack->isAncestorOf(m_stack->window()->focusWidget());
    m_stack->hide();
    updateActions();
    if (hadKeyboard)
        m_look->setFocus(Qt::OtherFocusReason);
}

void BottomPane::updateActions()
{
    for (const Page &page : std::as_const(m_pages))
        page.action->setChecked(!m_stack->isHidden() && m_stack->currentWidget() == page.pane);
}

void BottomPane::restore(const QSettings &settings)
{
    m_height = std::max(leastHeight, settings.value("window/bottom-height"_L1, usualHeight).toInt());
    const int page = settings.value("window/bottom-page"_L1, 0).toInt();
    m_stack->setCurrentIndex(std::clamp(page, 0, m_stack->count() - 1));
    if (settings.value("window/bottom-pane"_L1, false).toBool())
        showPage(m_stack->currentWidget());
}

void BottomPane::save(QSettings &settings) const
{
    settings.setValue("window/bottom-height"_L1, m_height);
    settings.setValue("window/bottom-page"_L1, m_stack->currentIndex());
    settings.setValue("window/bottom-pane"_L1, !m_stack->isHidden());
}

} // namespace kader::ui
