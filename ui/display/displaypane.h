#pragma once

#include <QWidget>

namespace kader::ui {

class CanvasDisplay;
class DisplayForm;

/// The page at the window's side on which a person says how the canvas in view is shown. Counts what is in view only
/// while it is seen itself.
class DisplayPane final : public QWidget {
    Q_OBJECT

public:
    explicit DisplayPane(CanvasDisplay &display, QWidget *parent = nullptr);

    void takeKeyboard();

signals:
    /// By Escape.
    void left();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeForm();

    CanvasDisplay &m_display;
    DisplayForm *m_form = nullptr; ///< From when the page is first seen.
};

} // namespace kader::ui
