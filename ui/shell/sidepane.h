#pragma once

#include <QDockWidget>

class QBoxLayout;
class QStackedWidget;
class QTabBar;

namespace kader::ui {

/// A dock whose title bar is a row of tabs: it is dragged by the room beside them. Its tabs and pages can be lent
/// to another place.
class SidePane final : public QDockWidget {
    Q_OBJECT

public:
    struct Measures {
        int preferred;
        int least;
        int most;
    };
    /// `name` is for settings and tests; `title` for people.
    SidePane(const QString &name, const QString &title, Measures measures, QWidget *parent);

    void addPage(QWidget *page, const QString &title);
    [[nodiscard]] QWidget *currentPage() const;
    [[nodiscard]] QWidget *head() const { return m_head; }
    void showPage(QWidget *page);
    [[nodiscard]] Measures measures() const { return m_measures; }

    /// Puts tabs and pages into `layout` till takeBack().
    void lendTo(QBoxLayout &layout);
    void takeBack();

private:
    Measures m_measures;
    QWidget *m_head;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
};

} // namespace kader::ui
