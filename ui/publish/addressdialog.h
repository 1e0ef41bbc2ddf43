#pragma once

#include "base/webaddress.h"

#include <QDialog>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace kader::ui {

/// Asks for the web address of the folder where the results will be published, and says why that is needed.
class AddressDialog final : public QDialog {
    Q_OBJECT

public:
    struct Question {
        QString fileName;                      ///< What will lie in that folder, as an example.
        QString acceptText;                    ///< What the button says that goes on.
        std::optional<WebAddress> folder = {}; ///< The present one.
    };
    AddressDialog(const Question &question, QWidget *parent);

signals:
    void chosen(const kader::WebAddress &folder);

private:
    [[nodiscard]] QWidget *makeButtons(const QString &acceptText);
    [[nodiscard]] std::optional<WebAddress> folder() const;
    void check();

    QString m_fileName;
    QLineEdit *m_address;
    QLabel *m_verdict;
    QPushButton *m_next = nullptr;
};

} // namespace kader::ui
