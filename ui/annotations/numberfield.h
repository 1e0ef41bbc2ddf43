#pragma once

#include <QSpinBox>
#include <QTimer>

class QLabel;

namespace kader::ui {

/// A whole number with its name in front of it inside the frame. Tells when a change is finished: on Return, when
/// the keyboard leaves, and a moment after the last step by arrow keys or wheel.
class NumberField final : public QSpinBox {
    Q_OBJECT

public:
    NumberField(const QString &name, const QString &accessibleName, QWidget *parent = nullptr);

    /// Shows a number that is kept, within limits that allow it.
    void show(int value, int minimum, int maximum);
    [[nodiscard]] bool isUnkept() const { return value() != m_kept; }
    void keep();

signals:
    void finished();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    QLabel *m_name;
    QTimer m_pause;
    int m_kept = 0;
};

} // namespace kader::ui
