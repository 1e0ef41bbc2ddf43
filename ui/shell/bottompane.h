#pragma once

#include <QSplitter>

class QAction;
class QSettings;

namespace kader::ui {

/// What is looked at over a pane that is hidden until it is needed: shown and hidden by an action, its height
/// remembered in the settings.
class BottomPane final : public QSplitter {
    Q_OBJECT

public:
    BottomPane(QWidget *look, QWidget *pane, QAction &action, QWidget *parent = nullptr);

    void showPane(bool isShown = true);

    void restore(const QSettings &settings);
    void save(QSettings &settings) const;

private:
    QWidget *m_look;
    QWidget *m_pane;
    QAction &m_action;
    int m_height;
};

} // namespace kader::ui
