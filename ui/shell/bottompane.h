#pragma once

#include <QList>
#include <QSplitter>

class QAction;
class QSettings;
class QStackedWidget;

namespace kader::ui {

/// What is looked at over a pane that is hidden until it is needed, with pages of which one is seen: shown and hidden
/// by an action each, its height remembered in the settings.
class BottomPane final : public QSplitter {
    Q_OBJECT

public:
    struct Page {
        QWidget *pane;
        QAction *action;
    };

    BottomPane(QWidget *look, const QList<Page> &pages, QWidget *parent = nullptr);

    void showPage(QWidget *pane);
    void hidePages();

    void restore(const QSettings &settings);
    void save(QSettings &settings) const;

private:
    void updateActions();

    QWidget *m_look;
    QList<Page> m_pages;
    QStackedWidget *m_stack;
    int m_height;
};

} // namespace kader::ui
