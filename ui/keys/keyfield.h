#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace kader::ui {

/// Takes the next key that is pressed, with its modifiers, rather than text. Tab and Escape are not taken. (A
/// QKeySequenceEdit waits for more keys, and is nothing to those who cannot see it.)
class KeyField final : public QLineEdit {
    Q_OBJECT

public:
    explicit KeyField(QWidget *parent = nullptr);

signals:
    void pressed(const QKeySequence &key);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace kader::ui
