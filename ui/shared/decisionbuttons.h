#pragma once

#include <QWidget>

class QDialog;
class QPushButton;

namespace kader::ui {

/// The foot of a dialog that shows what would be done: the button that does it, by Return and not before it is
/// enabled, and Cancel, which is connected.
class DecisionButtons final : public QWidget {
    Q_OBJECT

public:
    /// The buttons are named `PREFIX-carry-out` and `PREFIX-cancel`.
    DecisionButtons(const QString &prefix, const QString &words, QDialog *dialog);

    [[nodiscard]] QPushButton *carryOut() const { return m_carryOut; }

private:
    QPushButton *m_carryOut;
};

} // namespace kader::ui
