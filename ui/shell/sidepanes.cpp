#include "ui/shell/sidepanes.h"

#include "ui/actions/actions.h"
#include "ui/shell/sidepane.h"

#include <QAction>
#include <QFrame>
#include <QKeyEvent>
#include <QMainWindow>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int narrow = 1280;
constexpr int stateVersion = 1;

} // namespace

SidePanes::SidePanes(QMainWindow &window, QWidget &middle, const Actions &actions)
    : QObject(&window), m_window(window), m_middle(middle),
      m_left(new SidePane(u"left-pane"_s, tr("Repository"), {292, 240, 420}, &window)),
      m_right(new SidePane(u"right-pane"_s, tr("Annotations"), {360, 300, 520}, &window)),
      m_drawer(new QFrame(&middle)), m_drawerLayout(new QVBoxLayout(m_drawer))
{
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_left);
    m_window.addDockWidget(Qt::RightDockWidgetArea, m_right);
    m_window.resizeDocks({m_left, m_right}, {m_left->measures().preferred, m_right->measures().preferred},
                         Qt::Horizontal);
    m_drawer->setObjectName(u"drawer"_s);
    m_drawer->setAutoFillBackground(true);
    m_drawerLayout->setContentsMargins(1, 0, 0, 0);
    m_drawerLayout->setSpacing(0);
    m_drawer->hide();
    m_window.installEventFilter(this);
    m_middle.installEventFilter(this);
    m_drawer->installEventFilter(this);
    connectActions(actions);
    showWhatIsWanted();
}

void SidePanes::connectActions(const Actions &actions)
{
    m_leftAction = &actions[ActionId::LeftDock];
    m_rightAction = &actions[ActionId::RightDock];
    m_leftAction->setEnabled(true);
    m_leftAction->setChecked(true);
    connect(m_leftAction, &QAction::triggered, m_left, &QWidget::setVisible);
    connect(m_rightAction, &QAction::triggered, this, &SidePanes::toggleRight);
    // Also when a dock was closed by other means. Not while the window itself is hidden, which hides docks too.
    connect(m_left, &QDockWidget::visibilityChanged, m_leftAction,
            [this] { m_leftAction->setChecked(!m_left->isHidden()); });
}

void SidePanes::setRightUseful(bool isUseful)
{
    m_isRightUseful = isUseful;
    showWhatIsWanted();
}

void SidePanes::showLeft()
{
    m_left->show();
}

void SidePanes::showRight()
{
    if (m_isRightUseful)
        toggleRight(true);
}

void SidePanes::toggleRight(bool isWanted)
{
    if (m_isDrawer)
        return openDrawer(isWanted);
    m_isRightWanted = isWanted;
    showWhatIsWanted();
}

void SidePanes::showWhatIsWanted()
{
    m_rightAction->setEnabled(m_isRightUseful);
    if (!m_isRightUseful)
        m_drawer->hide();
    m_right->setVisible(m_isRightUseful && m_isRightWanted && !m_isDrawer);
    m_rightAction->setChecked(m_isDrawer ? m_drawer->isVisible() : m_isRightUseful && m_isRightWanted);
}

// --- The drawer ---------------------------------------------------------------------------------------------

void SidePanes::fitWidth()
{
    const bool isNarrow = m_window.width() < narrow;
    if (isNarrow != m_isDrawer)
        setDrawer(isNarrow);
}

void SidePanes::setDrawer(bool isDrawer)
{
    m_isDrawer = isDrawer;
    m_drawer->hide();
    if (isDrawer) {
        m_right->hide();
        m_right->lendTo(*m_drawerLayout);
    } else {
        m_right->takeBack();
    }
    showWhatIsWanted();
}

void SidePanes::openDrawer(bool isOpen)
{
    const bool hadKeyboard = m_drawer->isAncestorOf(m_window.focusWidget());
    m_drawer->setVisible(isOpen);
    m_rightAction->setChecked(isOpen);
    if (isOpen) {
        placeDrawer();
        m_drawer->raise();
        m_right->currentPage()->setFocus(Qt::ShortcutFocusReason);
    } else if (hadKeyboard) {
        m_middle.setFocus(Qt::OtherFocusReason);
    }
}

void SidePanes::placeDrawer()
{
    const int width = std::min(m_right->measures().preferred, m_middle.width());
    m_drawer->setGeometry(m_middle.width() - width, 0, width, m_middle.height());
}

bool SidePanes::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        if (watched == &m_window)
            fitWidth();
        else if (watched == &m_middle)
            placeDrawer();
    }
    if (watched == m_drawer && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        openDrawer(false);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

// --- Remembering --------------------------------------------------------------------------------------------

void SidePanes::restore(const QSettings &settings)
{
    fitWidth();
    m_isRightWanted = settings.value("window/right-pane"_L1, true).toBool();
    m_window.restoreState(settings.value("window/state"_L1).toByteArray(), stateVersion);
    showWhatIsWanted();
}

void SidePanes::save(QSettings &settings) const
{
    settings.setValue("window/right-pane"_L1, m_isRightWanted);
    settings.setValue("window/state"_L1, m_window.saveState(stateVersion));
}

} // namespace kader::ui
