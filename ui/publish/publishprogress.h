#pragma once

#include <QDialog>
#include <QTimer>

class QLabel;

namespace kader::ui {

/// What is being saved, shown only when it takes a while. Rejected when somebody has enough of it.
class PublishProgress final : public QDialog {
    Q_OBJECT

public:
    explicit PublishProgress(QWidget *parent);

    void say(const QString &words);

private:
    QLabel *m_words;
    QTimer m_patience;
};

} // namespace kader::ui
