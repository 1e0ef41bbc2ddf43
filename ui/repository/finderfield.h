#pragma once

#include <QLineEdit>

namespace kader::ui {

/// Where somebody types what is to be found. Down leads to what was found, Esc empties it.
class FinderField final : public QLineEdit {
    Q_OBJECT

public:
    explicit FinderField(QWidget *parent = nullptr);

signals:
    /// Somebody is about to type.
    void entered();
    /// The keyboard is wanted by what was found.
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
};

} // namespace kader::ui
