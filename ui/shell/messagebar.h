#pragma once

#include "base/result.h"

#include <QFrame>

#include <functional>
#include <optional>

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

    /// What can be done about it.
    struct Offer {
        QString text;
        std::function<void()> apply;
    };
    /// `what` was being done ("Opening 10.4121/…"). With an offer there is a button for it. Cancelled is no failure.
    void tell(const QString &what, const Error &error, const std::optional<Offer> &offer = {});
    /// Something that is good to know.
    void note(const QString &sentence);

private:
    void addButtons(QBoxLayout &row);
    void showDetails(bool areShown);

    QLabel *m_what;
    QLabel *m_why;
    QLabel *m_details;
    QPushButton *m_more;
    QPushButton *m_offer;
    std::function<void()> m_apply;
};

} // namespace kader::ui
