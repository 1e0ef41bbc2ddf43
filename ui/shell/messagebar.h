#pragma once

#include "base/result.h"

#include <QFrame>

#include <functional>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace kader::ui {

/// One message at a time, beside the work and never in its way: what happened, why, what to do next, the details
/// folded away. Hidden when there is nothing to say.
class MessageBar final : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// `what` was being done ("Opening 10.4121/…"). With `retry` there is a button for it. Cancelled is no failure.
    void tell(const QString &what, const Error &error, std::function<void()> retry = {});

private:
    void addButtons(QBoxLayout &row);
    void showDetails(bool areShown);

    QLabel *m_what;
    QLabel *m_why;
    QLabel *m_details;
    QPushButton *m_more;
    QPushButton *m_again;
    std::function<void()> m_retry;
};

} // namespace kader::ui
