#pragma once

#include "base/webaddress.h"

#include <QDialog>

#include <optional>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace kader::ui {

/// Asks under which licence the annotations that were made in a curation are saved.
class LicenceDialog final : public QDialog {
    Q_OBJECT

public:
    LicenceDialog(const std::optional<WebAddress> &now, QWidget *parent);

signals:
    void chosen(const std::optional<kader::WebAddress> &licence);

private:
    void addChoices(QVBoxLayout &layout);
    void select(const std::optional<WebAddress> &now);
    [[nodiscard]] QWidget *makeButtons();
    [[nodiscard]] std::optional<WebAddress> licence() const;
    void check();

    QButtonGroup *m_choices;
    QLineEdit *m_other;
    QLabel *m_verdict;
    QPushButton *m_accept = nullptr;
};

} // namespace kader::ui
