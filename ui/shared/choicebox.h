#pragma once

#include <QComboBox>
#include <QTimer>

namespace kader::ui {

/// Something to choose or to type.
struct Choice {
    QString text;  ///< As people read it.
    QString value; ///< As it is kept.
};

/// A field with choices that takes other values too. Tells when a change is finished: on Return, when the
/// keyboard leaves, and a moment after the last choice.
class ChoiceBox final : public QComboBox {
    Q_OBJECT

public:
    explicit ChoiceBox(const QList<Choice> &choices, QWidget *parent = nullptr);

    /// Shows a value that is kept.
    void show(const QString &value);
    /// What is chosen or typed.
    [[nodiscard]] QString value() const;
    void setReadOnly(bool isReadOnly);
    void keep();

signals:
    void finished(const QString &value);

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    QTimer m_pause;
    QString m_kept;
};

} // namespace kader::ui
