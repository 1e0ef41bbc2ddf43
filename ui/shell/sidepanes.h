#pragma once

#include <QObject>

class QAction;
class QBoxLayout;
class QFrame;
class QMainWindow;
class QSettings;
class QWidget;

namespace kader::ui {

class Actions;
class SidePane;

/// The panes at the window's sides: shown and hidden by their actions, remembered in the settings, and in a narrow
/// window the right one a drawer over the canvas, called and put away like a pane.
class SidePanes final : public QObject {
    Q_OBJECT

public:
    /// The drawer lies over `middle`.
    SidePanes(QMainWindow &window, QWidget &middle, const Actions &actions);

    [[nodiscard]] SidePane &left() const { return *m_left; }
    [[nodiscard]] SidePane &right() const { return *m_right; }

    /// Without anything to describe there is no right pane.
    void setRightUseful(bool isUseful);
    void showLeft();
    /// Opens the drawer too.
    void showRight();

    /// After the window has its size.
    void restore(const QSettings &settings);
    void save(QSettings &settings) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectActions(const Actions &actions);
    void fitWidth();
    void setDrawer(bool isDrawer);
    void openDrawer(bool isOpen);
    void placeDrawer();
    void toggleRight(bool isWanted);
    void showWhatIsWanted();

    QMainWindow &m_window;
    QWidget &m_middle;
    SidePane *m_left;
    SidePane *m_right;
    QFrame *m_drawer;
    QBoxLayout *m_drawerLayout;
    QAction *m_leftAction = nullptr;
    QAction *m_rightAction = nullptr;
    bool m_isRightWanted = true;
    bool m_isRightUseful = false;
    bool m_isDrawer = false;
};

} // namespace kader::ui
