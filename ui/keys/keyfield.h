#pragma once

#include <QKeySequenceEdit>

namespace kader::ui {

/// Takes the next key that is pressed, with its modifiers, rather than text. Tab and Escape are not taken.
class KeyField final : public QKeySequenceEdit {
    Q_OBJECT

public:
    explicit KeyField(QWidget *parent = nullptr);

signals:
    void pressed(const QKeySequence &key);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void empty();
};

} // namespace kader::ui
