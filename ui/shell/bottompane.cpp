#include "ui/shell/bottompane.h"

#include <QAction>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int usualHeight = 240;
constexpr int leastHeight = 130;

} // namespace

BottomPane::BottomPane(QWidget *look, QWidget *pane, QAction &action, QWidget *parent)
    : QSplitter(Qt::Vertical, parent), m_look(look), m_pane(pane), m_action(action), m_height(usualHeight)
{
    setObjectName(u"bottom-splitter"_s);
    setChildrenCollapsible(false);
    addWidget(look);
    addWidget(pane);
    setStretchFactor(0, 1);
    pane->setMinimumHeight(leastHeight);
    pane->hide();
    connect(&action, &QAction::triggered, this, &BottomPane::showPane);
    connect(this, &QSplitter::splitterMoved, this, [this] { m_height = m_pane->height(); });
}

void BottomPane::showPane(bool isShown)
{
    const bool hadKeyboard = m_pane->isAncestorOf(m_pane->window()->focusWidget());
    m_action.setChecked(isShown);
    if (isShown == !m_pane->isHidden())
        return;
    m_pane->setVisible(isShown);
    if (isShown)
        setSizes({std::max(1, height() - m_height), m_height});
    else if (hadKeyboard)
        m_look->setFocus(Qt::OtherFocusReason);
}

void BottomPane::restore(const QSettings &settings)
{
    m_height = std::max(leastHeight, settings.value("window/bottom-height"_L1, usualHeight).toInt());
    showPane(settings.value("window/bottom-pane"_L1, false).toBool());
}

void BottomPane::save(QSettings &settings) const
{
    settings.setValue("window/bottom-height"_L1, m_height);
    settings.setValue("window/bottom-pane"_L1, !m_pane->isHidden());
}

} // namespace kader::ui
