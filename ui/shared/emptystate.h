#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace kader::ui {

/// What is shown where there is nothing to show: a sentence, and the next step as a button.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// Without words on the button there is none.
    void say(const QString &sentence, const QString &button = {});
    [[nodiscard]] QString sentence() const;

signals:
    void pressed();

private:
    QLabel *m_sentence;
    QPushButton *m_button;
};

} // namespace kader::ui
