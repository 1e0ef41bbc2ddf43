#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace kader::ui {

/// A line that says quietly what is new about a source. Never takes the keyboard.
class VersionBar final : public QFrame {
    Q_OBJECT

public:
    explicit VersionBar(QWidget *parent = nullptr);

    /// There is a button for carrying over only where that can be done.
    void tell(const QString &news, bool canCarryOver);

signals:
    void carryOverWanted();
    void dismissed();

private:
    QLabel *m_news;
    QPushButton *m_carryOver;
    QPushButton *m_notNow;
};

} // namespace kader::ui
