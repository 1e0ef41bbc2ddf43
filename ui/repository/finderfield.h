#pragma once

#include <QLineEdit>

namespace kader::ui {

/// Where somebody types what is to be found. Down leads to what was found, Esc empties it.
class FinderField final : public QLineEdit {
    Q_OBJECT

public:
    explicit FinderField(QWidget *parent = nullptr);

signals:
    /// Something that can be opened was pasted.
    void addressPasted(const QString &address);
    /// The keyboard is wanted by what was found.
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace kader::ui
