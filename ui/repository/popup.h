#pragma once

#include <QFrame>

class QVBoxLayout;

namespace kader::ui {

/// A small pane that pops up under a button and goes with Esc or a click elsewhere.
class Popup : public QFrame {
    Q_OBJECT

public:
    explicit Popup(QWidget *button);

    /// Under the button, as far as the screen has room.
    void popUp();

protected:
    [[nodiscard]] QVBoxLayout &column() const { return *m_column; }
    /// The keyboard goes back to the button.
    void hideEvent(QHideEvent *event) override;

private:
    QWidget &m_button;
    QVBoxLayout *m_column;
};

} // namespace kader::ui
