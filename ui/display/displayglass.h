#pragma once

#include "ui/canvas/glass.h"

class QLabel;

namespace kader::ui {

class CanvasDisplay;

/// What is to be said over the canvas of how it is shown, at the middle of its upper edge: that it is other than in the
/// data, with a way back; or that its pixels look like labels, with an offer. Nothing else, and nothing else is said.
class DisplayGlass final : public Glass {
    Q_OBJECT

public:
    /// Lies over `pane`.
    DisplayGlass(CanvasDisplay &display, QWidget *pane);

signals:
    void paneWanted();
    /// A button that had the keyboard is gone.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] GlassButton *addButton(const QString &name, const QString &text);
    void connectButtons();
    void follow();
    void place();

    CanvasDisplay &m_display;
    QLabel *m_question;
    GlassButton *m_words;
    GlassButton *m_reset;
    GlassButton *m_accept;
    GlassButton *m_decline;
};

} // namespace kader::ui
