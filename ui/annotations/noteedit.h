#pragma once

#include <QPlainTextEdit>
#include <QTimer>

namespace kader::ui {

/// A few lines of text that tell when they are to be kept: when the keyboard leaves, on Ctrl+Return and
/// Escape, and when nothing was typed for a while. Once kept, undo is not the editor's own any more.
class NoteEdit final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit NoteEdit(QWidget *parent = nullptr);

    /// Shows a text as kept; leaves the cursor where it is when it is there already.
    void show(const QString &text);
    /// Whether something was typed since it was last kept.
    [[nodiscard]] bool isUnkept() const { return document()->isModified(); }
    /// Tells `finished` if something was typed.
    void keep();

signals:
    void finished(const QString &text);
    /// Ctrl+Return or Escape: done here.
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QTimer m_pause;
};

} // namespace kader::ui
